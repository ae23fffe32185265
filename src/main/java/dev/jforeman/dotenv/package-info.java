/** Parses {@code .env} text to an ordered list of assignments or diagnostics. Pure. */
@NullMarked
package dev.jforeman.dotenv;

import org.jspecify.annotations.NullMarked;
