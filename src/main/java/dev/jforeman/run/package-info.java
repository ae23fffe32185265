/** The imperative shell around the pure core: event loop, timers, pumps, the writer. */
@NullMarked
package dev.jforeman.run;

import org.jspecify.annotations.NullMarked;
