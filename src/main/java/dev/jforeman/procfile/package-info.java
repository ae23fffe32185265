/** Parses Procfile text to a {@link dev.jforeman.procfile.Procfile} or diagnostics. Pure. */
@NullMarked
package dev.jforeman.procfile;

import org.jspecify.annotations.NullMarked;
