/** Merges Procfile, environment, settings and options into an immutable {@link dev.jforeman.model.Plan}. Pure. */
@NullMarked
package dev.jforeman.plan;

import org.jspecify.annotations.NullMarked;
