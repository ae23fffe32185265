/** The export formats, one class for each target. */
@NullMarked
package dev.jforeman.export.format;

import org.jspecify.annotations.NullMarked;
