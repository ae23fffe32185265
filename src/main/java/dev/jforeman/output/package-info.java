/** A child's output on its way to the screen, to files and into memory. */
@NullMarked
package dev.jforeman.output;

import org.jspecify.annotations.NullMarked;
