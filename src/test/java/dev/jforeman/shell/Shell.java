package dev.jforeman.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Reads quoted text with a POSIX shell. */
public final class Shell {
    private Shell() {}

    /** The output of a script, which must exit with 0 and print no errors. */
    public static String output(String script) throws Exception {
        Process shell = new ProcessBuilder("/bin/sh").start();
        try (var in = shell.getOutputStream()) {
            in.write(script.getBytes(UTF_8));
        }
        String out = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(new String(shell.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(shell.waitFor()).isZero();
        return out;
    }
}
