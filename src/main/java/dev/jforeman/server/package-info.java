/** The serving end of the control socket: connections, and the desk that turns requests into events. */
@NullMarked
package dev.jforeman.server;

import org.jspecify.annotations.NullMarked;
