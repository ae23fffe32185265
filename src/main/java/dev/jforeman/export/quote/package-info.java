/** Quotes text so that each target reads the same text again. These classes do no I/O. */
@NullMarked
package dev.jforeman.export.quote;

import org.jspecify.annotations.NullMarked;
