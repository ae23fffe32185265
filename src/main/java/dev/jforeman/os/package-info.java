/** The only place that touches the kernel: processes, groups, pipes, signals. */
@NullMarked
package dev.jforeman.os;

import org.jspecify.annotations.NullMarked;
