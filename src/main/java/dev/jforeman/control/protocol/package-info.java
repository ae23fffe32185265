/** Requests to a running jforeman, its replies, and both as lines of JSON. Pure. */
@NullMarked
package dev.jforeman.control.protocol;

import org.jspecify.annotations.NullMarked;
