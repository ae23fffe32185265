/** Diagnostics for users about invalid input, and the exit codes that go with them. Pure. */
@NullMarked
package dev.jforeman.diagnostic;

import org.jspecify.annotations.NullMarked;
