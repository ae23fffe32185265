/** The C library, signals, limits and constants that differ between systems. */
@NullMarked
package dev.jforeman.os.kernel;

import org.jspecify.annotations.NullMarked;
