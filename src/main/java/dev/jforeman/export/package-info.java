/**
 * The same formation elsewhere: a {@link dev.jforeman.plan.Plan} as the files of another process manager. Pure, but
 * for {@link dev.jforeman.export.ExportDirectory} and {@link dev.jforeman.export.Templates}.
 */
@NullMarked
package dev.jforeman.export;

import org.jspecify.annotations.NullMarked;
