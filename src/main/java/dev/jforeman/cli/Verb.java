package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.Refusal;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** One command of jforeman. */
interface Verb {
    /** The name of the command. */
    String name();

    /** Other names of the command. */
    default List<String> aliases() {
        return List.of();
    }

    /** The options, parameters and help of the command. It is a new object each time, because parsing stores values in it. */
    CommandSpec spec();

    /** Whether all words after the first one that is not an option belong to the command line of another program. */
    default boolean stopsAtFirstWord() {
        return false;
    }

    /** Rewrites the words of the command line before they are parsed. */
    default List<String> reword(List<String> words, Streams streams) {
        return words;
    }

    /** Starts slow preparations on another thread; called before the words are parsed. */
    default void begin() {}

    /**
     * Runs the command.
     *
     * @return the exit code
     * @throws Refusal if the command cannot be carried out for a reason that the user can fix
     */
    int run(OptionValues given, Streams streams) throws Refusal, InterruptedException;
}
