/** The keyboard at the plain log: keys that ask what other commands ask from another terminal. */
@NullMarked
package dev.jforeman.keyboard;

import org.jspecify.annotations.NullMarked;
