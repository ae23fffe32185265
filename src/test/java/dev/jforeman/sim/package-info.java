/**
 * The deterministic simulator: whole sessions on a virtual clock, with a fake host and faults, from a seed.
 *
 * <p>A {@link dev.jforeman.sim.Scenario} says what runs and what people do; a {@link dev.jforeman.sim.Simulation}
 * runs it against the core; {@link dev.jforeman.sim.Checker}s look at every step. A scenario that fails is made
 * smaller by {@link dev.jforeman.sim.Shrinker}.
 */
@NullMarked
package dev.jforeman.sim;

import org.jspecify.annotations.NullMarked;
