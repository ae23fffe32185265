/** What the documents say is true: their commands are run, their links lead somewhere. */
@NullMarked
package dev.jforeman.docs;

import org.jspecify.annotations.NullMarked;
