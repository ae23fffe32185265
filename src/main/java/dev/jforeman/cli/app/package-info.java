/** The app's files, read, and the plan made of them. */
@NullMarked
package dev.jforeman.cli.app;

import org.jspecify.annotations.NullMarked;
