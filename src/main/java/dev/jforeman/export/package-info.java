/**
 * Exports a {@link dev.jforeman.plan.Plan} as files of another process manager. Only
 * {@link dev.jforeman.export.ExportDirectory} and {@link dev.jforeman.export.Templates} access files.
 */
@NullMarked
package dev.jforeman.export;

import org.jspecify.annotations.NullMarked;
