/** The same scripts on simulated, fake and real processes, so that the simulator and the fake stay honest. */
@NullMarked
package dev.jforeman.contract;

import org.jspecify.annotations.NullMarked;
