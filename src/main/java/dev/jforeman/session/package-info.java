/** One run, from start to exit code: the event loop and the threads around the pure core. */
@NullMarked
package dev.jforeman.session;

import org.jspecify.annotations.NullMarked;
