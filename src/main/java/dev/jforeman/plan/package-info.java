/** Procfile, environment and options merged into an immutable {@link dev.jforeman.plan.Plan}. Pure. */
@NullMarked
package dev.jforeman.plan;

import org.jspecify.annotations.NullMarked;
