/** Helpers that several tests use. */
@NullMarked
package dev.jforeman.testing;

import org.jspecify.annotations.NullMarked;
