package dev.jforeman;

import dev.jforeman.cli.Cli;
import dev.jforeman.cli.Streams;

/** Where the program begins and ends: nobody else ends the JVM. */
public final class Main {
    private Main() {}

    /** Halts rather than exits: everything that has to be tidied up was tidied up before. */
    public static void main(String[] args) {
        int exitCode = Cli.run(args, Streams.standard());
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }
}
