/** What several tests need. */
@NullMarked
package dev.jforeman.testing;

import org.jspecify.annotations.NullMarked;
