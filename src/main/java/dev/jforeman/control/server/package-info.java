/** Answers requests: the control socket, and the same answers for the keyboard. */
@NullMarked
package dev.jforeman.control.server;

import org.jspecify.annotations.NullMarked;
