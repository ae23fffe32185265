/** What is exported: a deployment, its process types and their variables, and the files that come of it. */
@NullMarked
package dev.jforeman.export.model;

import org.jspecify.annotations.NullMarked;
