/** Tests of the documents: their commands have the shown output, and their links and names exist. */
@NullMarked
package dev.jforeman.docs;

import org.jspecify.annotations.NullMarked;
