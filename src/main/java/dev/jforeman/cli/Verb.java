package dev.jforeman.cli;

import dev.jforeman.diagnostic.Refusal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command of jforeman. */
interface Verb {
    /** Its name, options and help; a new one each time, because a parse leaves its values there. */
    CommandSpec spec();

    /**
     * Does it.
     *
     * @return the exit code
     * @throws Refusal if it cannot be done for a reason that people can mend
     */
    int run(ParseResult arguments, Streams streams) throws Refusal, InterruptedException;
}
