/** What is said to a user about wrong input, and the exit codes that go with it. Pure. */
@NullMarked
package dev.jforeman.diagnostic;

import org.jspecify.annotations.NullMarked;
