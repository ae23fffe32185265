/** Readers of {@code .foreman} and {@code jforeman.yml}. The only place where YAML is parsed. */
@NullMarked
package dev.jforeman.settings;

import org.jspecify.annotations.NullMarked;
