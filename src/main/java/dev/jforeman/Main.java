package dev.jforeman;

import dev.jforeman.cli.Cli;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.os.kernel.Exit;
import dev.jforeman.os.kernel.Inherited;
import dev.jforeman.os.kernel.TextPrinter;
import dev.jforeman.os.terminal.StandardOutput;

/** The entry point: the only place that exits the JVM. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        TextPrinter.install();
        Exit.now(run(Inherited.arguments(args), Streams.standard()));
    }

    /**
     * Runs one command and flushes its output.
     *
     * @return the exit code; the one of lost output if standard output could not be written although its reader is still
     *     there
     */
    static int run(String[] words, Streams streams) {
        int exitCode = Cli.run(words, streams);
        System.err.flush();
        return TextPrinter.failure()
                .filter(_ -> !StandardOutput.isReaderGone())
                .map(reason -> {
                    streams.say("cannot write to standard output: " + reason);
                    return ExitCode.OUTPUT_LOST.code();
                })
                .orElse(exitCode);
    }
}
