/** The values that all packages share: names, signals, outcomes, the specification of a process, the plan. Pure. */
@NullMarked
package dev.jforeman.model;

import org.jspecify.annotations.NullMarked;
