/** jforeman: a Foreman-style Procfile process manager. */
@NullMarked
package dev.jforeman;

import org.jspecify.annotations.NullMarked;
