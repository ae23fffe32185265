/** The same scripts run on simulated, fake and real processes, to validate the simulator and the fake host. */
@NullMarked
package dev.jforeman.contract;

import org.jspecify.annotations.NullMarked;
