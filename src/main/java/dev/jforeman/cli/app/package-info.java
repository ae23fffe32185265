/** Reads the files of an app and makes its plan. */
@NullMarked
package dev.jforeman.cli.app;

import org.jspecify.annotations.NullMarked;
