package dev.jforeman.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstart is hard to install now, so its job files are checked against the stanzas of {@code init(5)}. */
class UpstartGrammarTest {
    private static final List<Pattern> STANZAS = List.of(
            Pattern.compile("start on (?:runlevel \\[2345]|starting [A-Za-z0-9_.-]+)"),
            Pattern.compile("stop on (?:runlevel \\[!2345]|stopping [A-Za-z0-9_.-]+)"),
            Pattern.compile("respawn"),
            Pattern.compile("respawn limit [0-9]+ [0-9]+"),
            Pattern.compile("normal exit 0"),
            Pattern.compile("post-stop exec sleep 1"),
            Pattern.compile("kill signal [A-Z0-9]+"),
            Pattern.compile("kill timeout [1-9][0-9]*"),
            Pattern.compile("setuid [A-Za-z0-9_][A-Za-z0-9_.@-]*"),
            Pattern.compile("console log"));

    private static final Pattern SCRIPT = Pattern.compile("(?:pre-start )?script");

    @ParameterizedTest
    @CsvSource({
        "usual, upstart",
        "usual, daemon",
        "settings, upstart",
        "settings, daemon",
        "hostile, upstart",
        "hostile, daemon"
    })
    void everyJobFileIsReadToItsEnd(String app, String format) throws Exception {
        try (var files = Files.list(Sample.RESOURCES.resolve(app).resolve(format))) {
            List<Path> jobs =
                    files.filter(file -> file.toString().endsWith(".conf")).toList();
            assertThat(jobs).isNotEmpty();
            for (Path job : jobs) {
                read(job);
            }
        }
    }

    private static void read(Path job) throws Exception {
        int[] seen = new int[STANZAS.size()];
        Iterator<String> lines = Files.readString(job).lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (SCRIPT.matcher(line).matches()) {
                checkScript(job, lines);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                seen[stanza(job, line)]++;
            }
        }
        assertThat(seen).as("%s has each stanza once", job).containsOnly(0, 1);
    }

    private static int stanza(Path job, String line) {
        List<Pattern> known =
                STANZAS.stream().filter(form -> form.matcher(line).matches()).toList();
        assertThat(known).as("%s: %s", job, line).hasSize(1);
        return STANZAS.indexOf(known.getFirst());
    }

    /** Upstart passes the lines up to the first {@code end script} to a shell, even if that is within a text. */
    private static void checkScript(Path job, Iterator<String> lines) throws Exception {
        StringBuilder script = new StringBuilder();
        String line = lines.next();
        while (!line.strip().equals("end script")) {
            script.append(line).append('\n');
            line = lines.next();
        }
        Process shell = new ProcessBuilder("/bin/sh", "-n").start();
        try (var in = shell.getOutputStream()) {
            in.write(script.toString().getBytes(StandardCharsets.UTF_8));
        }
        assertThat(shell.waitFor()).as("%s: %s", job, script).isZero();
    }
}
