/**
 * Scenarios: a Procfile, the packaged program, something that happens, and what must hold then. After each of them
 * nothing of it may be left, whatever it was.
 */
@NullMarked
package dev.jforeman.scenario;

import org.jspecify.annotations.NullMarked;
