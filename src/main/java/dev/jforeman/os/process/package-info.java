/** Children, their groups and streams, and the watchdog. */
@NullMarked
package dev.jforeman.os.process;

import org.jspecify.annotations.NullMarked;
