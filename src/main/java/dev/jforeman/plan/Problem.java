package dev.jforeman.plan;

import dev.jforeman.diagnostic.ExitCode;

/**
 * One reason why nothing can be planned.
 *
 * @param exitCode what jforeman ends with because of it
 * @param sentence what was read, what was expected and what to do, without a full stop
 */
public record Problem(ExitCode exitCode, String sentence) {

    /** A problem of the command line. */
    static Problem usage(String sentence) {
        return new Problem(ExitCode.USAGE, sentence);
    }
}
