/** The commands, one thin class for each verb. */
@NullMarked
package dev.jforeman.cli;

import org.jspecify.annotations.NullMarked;
