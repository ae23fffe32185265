/** The input and output of an export: a deployment with process types and variables, and the files made of it. */
@NullMarked
package dev.jforeman.export.model;

import org.jspecify.annotations.NullMarked;
