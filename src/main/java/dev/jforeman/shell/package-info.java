/** How a POSIX shell reads text, and which process finally runs a command. Pure. */
@NullMarked
package dev.jforeman.shell;

import org.jspecify.annotations.NullMarked;
