/** The terminal that jforeman itself runs on. */
@NullMarked
package dev.jforeman.os.terminal;

import org.jspecify.annotations.NullMarked;
