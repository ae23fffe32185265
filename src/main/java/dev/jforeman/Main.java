package dev.jforeman;

import dev.jforeman.cli.Cli;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.os.kernel.Exit;
import dev.jforeman.os.kernel.Inherited;
import dev.jforeman.os.kernel.TextPrinter;

/** The entry point: the only place that exits the JVM. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        TextPrinter.install();
        Exit.now(run(Inherited.arguments(args), Streams.standard()));
    }

    /** One command, to its exit code. */
    static int run(String[] words, Streams streams) {
        int exitCode = Cli.run(words, streams);
        System.out.flush();
        System.err.flush();
        return exitCode;
    }
}
