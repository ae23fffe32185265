/** The core: a state and an event give the next state and a list of effects. Pure. */
@NullMarked
package dev.jforeman.supervisor;

import org.jspecify.annotations.NullMarked;
