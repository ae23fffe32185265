/** Did a file change? Only loaded where somebody watches. */
@NullMarked
package dev.jforeman.watch;

import org.jspecify.annotations.NullMarked;
