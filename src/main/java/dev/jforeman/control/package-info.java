/** The control socket: what can be asked of a running jforeman, and what it answers. */
@NullMarked
package dev.jforeman.control;

import org.jspecify.annotations.NullMarked;
