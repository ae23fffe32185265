/** A command's conversation with a running jforeman. */
@NullMarked
package dev.jforeman.cli.remote;

import org.jspecify.annotations.NullMarked;
