package dev.jforeman.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Docker engine in a separate network namespace, as if it ran on another machine.
 *
 * @param home the directory for all its data
 * @param namespace the name of its network namespace
 */
record DockerMachine(Path home, String namespace, Process engine) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /**
     * Starts an engine and loads an image with a shell.
     *
     * @param namespace an existing network namespace
     */
    static DockerMachine start(Path home, String namespace) throws Exception {
        Files.createDirectories(home);
        List<String> words = new ArrayList<>(List.of("nsenter", "--net=/run/netns/" + namespace, "dockerd"));
        words.addAll(List.of("--data-root", home + "/data", "--exec-root", home + "/exec"));
        words.addAll(List.of("--pidfile", home + "/pid", "--host", "unix://" + home + "/socket"));
        Process engine = Tool.start(home.resolve("log"), Map.of(), words);
        DockerMachine machine = new DockerMachine(home, namespace, engine);
        try {
            Tool.await("dockerd answers", () -> machine.tryDocker("version").exitCode() == 0);
            machine.docker("import", TinyImage.archive(home).toString(), "tiny:1");
            return machine;
        } catch (Exception | AssertionError e) {
            machine.close();
            throw new AssertionError(Files.readString(home.resolve("log")), e);
        }
    }

    /** A network namespace with nothing but a loopback interface. */
    static void createNamespace(String name) {
        Tool.run(LIMIT, "ip", "netns", "add", name).orFail();
        Tool.run(LIMIT, "ip", "-n", name, "link", "set", "lo", "up").orFail();
    }

    static void deleteNamespace(String name) {
        Tool.run(LIMIT, "ip", "netns", "delete", name);
    }

    /** The output of a docker command that must succeed. */
    String docker(String... words) {
        return tryDocker(words).orFail().strip();
    }

    Tool.Result tryDocker(String... words) {
        List<String> all = new ArrayList<>(List.of("docker", "--host", "unix://" + home + "/socket"));
        all.addAll(List.of(words));
        return Tool.run(LIMIT, Map.of(), all);
    }

    /** The containers of a service on this machine. */
    List<String> containers(String service) {
        return docker("ps", "--quiet", "--filter", "label=com.docker.swarm.service.name=" + service)
                .lines()
                .toList();
    }

    /** How many replicas of a service run, for example {@code 3/3}. */
    String replicas(String service) {
        return docker("service", "ls", "--filter", "name=" + service, "--format", "{{.Replicas}}")
                .lines()
                .findFirst()
                .orElse("none")
                .replaceAll(" .*", "");
    }

    @Override
    public void close() {
        tryDocker("swarm", "leave", "--force");
        engine.destroy();
        engine.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        String mounts = "grep -o ' " + home + "[^ ]*' /proc/self/mounts | sort -r | xargs -r umount --lazy";
        Tool.run(LIMIT, "sh", "-c", mounts);
    }
}
