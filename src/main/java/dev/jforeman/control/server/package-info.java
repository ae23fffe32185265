/** Handles requests from the control socket and from the keyboard. */
@NullMarked
package dev.jforeman.control.server;

import org.jspecify.annotations.NullMarked;
