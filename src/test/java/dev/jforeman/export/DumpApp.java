package dev.jforeman.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.export.model.Deployment;
import dev.jforeman.model.ProcessSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An app that shows how a target runs it. Each instance writes its environment into a file with its name, and crashes
 * once the file {@code crash.NAME} appears.
 *
 * @param inside the directory for those files as the processes see it
 * @param outside the same directory as the test sees it
 */
record DumpApp(Path inside, Path outside) {
    private static final String COMMAND = "env -0 > \"$DUMP/$PS.part\" && mv \"$DUMP/$PS.part\" \"$DUMP/$PS\"; "
            + "while [ ! -e \"$DUMP/crash.$PS\" ]; do sleep 0.1; done; rm \"$DUMP/crash.$PS\"; exit 3";

    /** Two programs, the second of which takes some time to exit and then writes a file. */
    private static final String PAIR =
            "exec sleep 4242 | " + "(trap 'sleep 1; touch \"$DUMP/ended\"; exit' TERM; while :; do sleep 0.1; done)";

    /** {@code web} and {@code worker}, with all hostile values. */
    Sample sample() {
        Map<String, String> env = new LinkedHashMap<>(Hostile.values());
        env.put("DUMP", inside.toString());
        env.put("PROOF", outside.toString());
        return Sample.of("web: " + COMMAND + "\nworker: " + PAIR + "\n", env)
                .formation("web=2,worker=1")
                .in(inside)
                .user("root")
                .timeout("5");
    }

    /** An environment variable that all its processes have. */
    String marker() {
        return "PROOF=" + outside;
    }

    void awaitDump(String name) throws Exception {
        Tool.await(name + " shows its environment", () -> Files.exists(outside.resolve(name)));
    }

    /** Lets an instance exit with code 3, and waits for the next incarnation. */
    void crash(String name) throws Exception {
        Files.delete(outside.resolve(name));
        Files.createFile(outside.resolve("crash." + name));
        awaitDump(name);
    }

    /** Waits for the proof that a stop reached the programs and not only the shell, and that none was killed early. */
    void awaitOrderlyEnd() throws Exception {
        Tool.await("the worker has ended by itself", () -> Files.exists(outside.resolve("ended")));
    }

    /** Checks that each variable of the plan arrived byte for byte. */
    void checkEnvironment(Deployment deployment) throws Exception {
        for (ProcessSpec spec : deployment.instances()) {
            if (spec.name().type().equals("web")) {
                check(spec.name().toString(), spec.environment());
            }
        }
    }

    void check(String dump, Map<String, String> expected) throws Exception {
        Map<String, String> actual = read(outside.resolve(dump));
        assertThat(actual.keySet()).containsAll(expected.keySet());
        actual.keySet().retainAll(expected.keySet());
        assertThat(actual).isEqualTo(new HashMap<>(expected));
    }

    private static Map<String, String> read(Path dump) throws Exception {
        Map<String, String> environment = new HashMap<>();
        for (String entry : new String(Files.readAllBytes(dump), UTF_8).split("\0", 0)) {
            int equals = entry.indexOf('=');
            environment.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return environment;
    }
}
