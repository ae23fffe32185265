/** Defaults files: the only reader of YAML. */
@NullMarked
package dev.jforeman.settings;

import org.jspecify.annotations.NullMarked;
