/** Patterns of file names: globs as doublestar has them, and the lines of a {@code .gitignore}. Pure. */
@NullMarked
package dev.jforeman.glob;

import org.jspecify.annotations.NullMarked;
