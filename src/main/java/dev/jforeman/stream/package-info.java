/** Bytes of the children to prefixed lines. Pure. */
@NullMarked
package dev.jforeman.stream;

import org.jspecify.annotations.NullMarked;
