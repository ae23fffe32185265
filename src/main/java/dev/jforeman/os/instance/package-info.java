/** One jforeman in a directory: its lock, its runtime directory, what an earlier one left behind. */
@NullMarked
package dev.jforeman.os.instance;

import org.jspecify.annotations.NullMarked;
