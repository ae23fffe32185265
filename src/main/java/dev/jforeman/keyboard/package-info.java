/** The keyboard at the plain log: keys that send the requests of other commands. */
@NullMarked
package dev.jforeman.keyboard;

import org.jspecify.annotations.NullMarked;
