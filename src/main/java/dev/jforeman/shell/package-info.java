/** How a POSIX shell reads text, and what becomes of the shell that runs a command. Pure. */
@NullMarked
package dev.jforeman.shell;

import org.jspecify.annotations.NullMarked;
