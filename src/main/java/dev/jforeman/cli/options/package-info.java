/**
 * The options of the command line and their values. Every option is declared once; help, completion and manual pages are made
 * from the same declaration.
 */
@NullMarked
package dev.jforeman.cli.options;

import org.jspecify.annotations.NullMarked;
