/** How a POSIX shell reads text, and which process a shell that runs a command becomes. Pure. */
@NullMarked
package dev.jforeman.shell;

import org.jspecify.annotations.NullMarked;
