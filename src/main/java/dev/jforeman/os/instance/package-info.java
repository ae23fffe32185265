/** One jforeman per directory: its lock, its runtime directory, and the processes left by an earlier one. */
@NullMarked
package dev.jforeman.os.instance;

import org.jspecify.annotations.NullMarked;
