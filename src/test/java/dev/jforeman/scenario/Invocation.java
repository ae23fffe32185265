package dev.jforeman.scenario;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a program is called.
 *
 * @param words the program and its arguments
 * @param environment variables in addition to the usual ones
 * @param isFed whether its standard input is held open; otherwise it is {@code /dev/null}
 * @param kept how many bytes of its output are kept before they are discarded
 */
public record Invocation(
        Scenario scenario, List<String> words, Map<String, String> environment, boolean isFed, int kept) {
    private static final int MUCH = 1 << 20;

    /** Pseudo-terminals whose input the test writes. */
    private static final String[] KEYBOARD_READERS = {"keys", "key-forwarder"};

    static Invocation of(Scenario scenario, String... words) {
        return new Invocation(scenario, List.of(words), Map.of(), false, Integer.MAX_VALUE);
    }

    /** With more arguments. */
    Invocation with(String... more) {
        return new Invocation(scenario, joined(words, more), environment, isFed, kept);
    }

    public Invocation env(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Invocation(scenario, words, more, isFed, kept);
    }

    /** Prepends another program that executes this one, for example {@code prlimit --nofile=100}. */
    Invocation under(String... outer) {
        return new Invocation(scenario, joined(List.of(outer), words.toArray(String[]::new)), environment, isFed, kept);
    }

    /** Runs some shell commands first, for example {@code ulimit -n 100}. */
    Invocation after(String commands) {
        return under("sh", "-c", commands + "; exec \"$@\"", "sh");
    }

    /** Runs it in a pseudo-terminal of 80 columns. */
    Invocation inTerminal() {
        Machine.needs("script", "stty");
        scenario.mayHold(KEYBOARD_READERS);
        String line = "stty cols 80 rows 24 -echo; exec "
                + words.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
        List<String> script = Machine.IS_MAC
                ? List.of("script", "-q", "/dev/null", "sh", "-c", line)
                : List.of("script", "-qec", line, "/dev/null");
        return new Invocation(scenario, script, environment, true, kept);
    }

    /** Discards the collected output whenever it exceeds 1 MiB, for output that is not needed again. */
    Invocation forgetful() {
        return new Invocation(scenario, words, environment, isFed, MUCH);
    }

    /** Quotes the text as one word for a shell. */
    static String quoted(Object word) {
        return "'" + word.toString().replace("'", "'\\''") + "'";
    }

    private static List<String> joined(List<String> first, String... then) {
        return Stream.concat(first.stream(), Stream.of(then)).toList();
    }

    Running start() {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words))
                .directory(scenario.directory().toFile());
        builder.environment().clear();
        builder.environment().putAll(scenario.environment());
        builder.environment().putAll(environment);
        if (!isFed) {
            builder.redirectInput(new File("/dev/null"));
        }
        try {
            return scenario.remember(new Running(scenario, builder.start(), kept));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs the program until it exits. */
    public Ended run() {
        return start().awaitEnd();
    }
}
