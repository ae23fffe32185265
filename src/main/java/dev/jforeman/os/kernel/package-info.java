/** The C library, signals, limits and numbers that differ between systems. */
@NullMarked
package dev.jforeman.os.kernel;

import org.jspecify.annotations.NullMarked;
