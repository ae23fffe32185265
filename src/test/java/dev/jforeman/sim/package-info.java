/**
 * The deterministic simulator: whole sessions on a virtual clock, with a fake host and faults, from a seed.
 *
 * <p>A {@link dev.jforeman.sim.Scenario} defines the formation and the external events; a {@link
 * dev.jforeman.sim.Simulation} runs it against the core; {@link dev.jforeman.sim.Checker}s check every step. {@link
 * dev.jforeman.sim.Shrinker} reduces a failing scenario.
 */
@NullMarked
package dev.jforeman.sim;

import org.jspecify.annotations.NullMarked;
