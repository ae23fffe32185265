/** Is a process ready, is it still well, did a file change? And commands that run beside a process. */
@NullMarked
package dev.jforeman.checks;

import org.jspecify.annotations.NullMarked;
