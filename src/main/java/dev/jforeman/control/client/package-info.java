/** Sends requests to a running jforeman. */
@NullMarked
package dev.jforeman.control.client;

import org.jspecify.annotations.NullMarked;
