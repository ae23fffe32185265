package dev.jforeman.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@code console} block: commands, each after {@code "$ "}, and below each all of its output, on standard
 * output and standard error. A line that ends with {@code \} or opens a here-document goes on behind {@code "> "}.
 *
 * <p>Every block has a new directory, but {@code ```console continued} uses that of the previous block. In the output,
 * {@code ...} within a line matches anything, and {@code ...} on a line of its own matches any number of lines.
 *
 * @param where the block begins, for example {@code docs/env.md:21}
 */
record Console(String where, List<Exchange> exchanges) {
    private static final String PROMPT = "$ ";
    private static final String CONTINUED = "> ";
    private static final String ANYTHING = "...";

    /** A command and its output. */
    record Exchange(String command, List<String> expected) {

        /** Whether the output of the command matches the shown one. */
        boolean isShown(String written) {
            String form = expected.stream().map(Exchange::form).collect(Collectors.joining());
            return Pattern.compile(form, Pattern.DOTALL)
                    .matcher(written.isEmpty() || written.endsWith("\n") ? written : written + "\n")
                    .matches();
        }

        private static String form(String line) {
            return line.equals(ANYTHING)
                    ? "(?:[^\n]*\n)*?"
                    : Stream.of(line.split(Pattern.quote(ANYTHING), -1))
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining("[^\n]*"))
                            + "\n";
        }

        private Exchange withCommandLine(String line) {
            return new Exchange(command + "\n" + line, expected);
        }

        private Exchange withExpected(String line) {
            return new Exchange(
                    command, Stream.concat(expected.stream(), Stream.of(line)).toList());
        }
    }

    /** Appends another block to this one. */
    Console with(List<String> block) {
        List<Exchange> all = new ArrayList<>(exchanges);
        for (String line : block) {
            if (line.startsWith(PROMPT)) {
                all.add(new Exchange(line.substring(PROMPT.length()), List.of()));
            } else if (isContinued(all, line)) {
                all.add(all.removeLast().withCommandLine(line.substring(Math.min(line.length(), CONTINUED.length()))));
            } else if (all.isEmpty()) {
                throw new IllegalArgumentException(where + ": a block begins with \"$ \"");
            } else {
                all.add(all.removeLast().withExpected(line));
            }
        }
        return new Console(where, all);
    }

    private static boolean isContinued(List<Exchange> all, String line) {
        return !all.isEmpty()
                && all.getLast().expected().isEmpty()
                && (line.startsWith(CONTINUED) || line.equals(CONTINUED.strip()));
    }

    /** A shell script with all commands, and a marker after the output of each. */
    String script(String mark) {
        return exchanges.stream()
                .map(exchange -> exchange.command() + "\nprintf '%s\\n' '" + mark + "'\n")
                .collect(Collectors.joining("", "exec 2>&1\n", ""));
    }

    @Override
    public String toString() {
        return where;
    }
}
