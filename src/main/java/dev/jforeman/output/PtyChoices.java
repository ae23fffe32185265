package dev.jforeman.output;

import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.PtyChoice;
import java.util.Optional;

/**
 * Who runs on a pseudo-terminal. The settings of a type come between what was asked for and what is usual.
 *
 * @param asked for all, on the command line or in the environment
 * @param usual where the settings say nothing
 */
public record PtyChoices(Optional<PtyChoice> asked, PtyChoice usual) {
    public PtyChoice of(ProcessSpec spec) {
        return asked.or(spec.stdio()::pty).orElse(usual);
    }
}
