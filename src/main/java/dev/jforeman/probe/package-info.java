/** Is a process ready, is it still well? Questions that are asked again and again until somebody has heard enough. */
@NullMarked
package dev.jforeman.probe;

import org.jspecify.annotations.NullMarked;
