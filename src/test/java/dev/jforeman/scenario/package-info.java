/**
 * Scenarios: the packaged program runs a Procfile, an event occurs, and the test checks the result. Afterwards no
 * process or other resource may be left over.
 */
@NullMarked
package dev.jforeman.scenario;

import org.jspecify.annotations.NullMarked;
