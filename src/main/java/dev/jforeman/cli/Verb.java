package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Refusal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** One command of jforeman. */
interface Verb {
    /** What it is called. */
    String name();

    /** Other names for it. */
    default List<String> aliases() {
        return List.of();
    }

    /** Its options, parameters and help; a new one each time, because a parse leaves its values there. */
    CommandSpec spec();

    /** Whether everything after the first word that is no option belongs to the command line of another program. */
    default boolean stopsAtFirstWord() {
        return false;
    }

    /** The words of its command line as they are to be parsed. */
    default List<String> reword(List<String> words, Streams streams) {
        return words;
    }

    /** Called before the words are parsed: starts what takes long, on another thread. */
    default void begin() {}

    /**
     * Does it.
     *
     * @return the exit code
     * @throws Refusal if it cannot be done for a reason that the user can fix
     */
    int run(OptionValues given, Streams streams) throws Refusal, InterruptedException;
}
