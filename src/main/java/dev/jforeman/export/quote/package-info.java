/** How each target wants text written so that it reads the same text again. Pure. */
@NullMarked
package dev.jforeman.export.quote;

import org.jspecify.annotations.NullMarked;
