/** A child's bytes on their way to the screen, to files and into memory. */
@NullMarked
package dev.jforeman.output;

import org.jspecify.annotations.NullMarked;
