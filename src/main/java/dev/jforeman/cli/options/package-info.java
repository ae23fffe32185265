/**
 * The options of the command line, as values. Every option is declared once, which also feeds help, completion and
 * manual pages.
 */
@NullMarked
package dev.jforeman.cli.options;

import org.jspecify.annotations.NullMarked;
