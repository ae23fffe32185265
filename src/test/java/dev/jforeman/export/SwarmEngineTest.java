package dev.jforeman.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.ProcessSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Docker engine runs the exported Compose file as a stack, on one node and on two. */
@Tag("engine")
class SwarmEngineTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final String mark = UUID.randomUUID().toString().substring(0, 6);
    private final List<String> namespaces = List.of("jfa" + mark, "jfb" + mark);

    @TempDir
    Path directory;

    private DumpApp app;
    private Sample sample;
    private Path stack;

    @BeforeEach
    void anExport() throws Exception {
        Tool.needRoot();
        Tool.need("dockerd", "docker", "containerd", "ip", "nsenter", "busybox", "tar");
        app = new DumpApp(Path.of("/dump"), Files.createDirectory(directory.resolve("dumps")));
        sample = app.sample().formation("web=3,worker=1").image("tiny:1");
        stack = Files.createDirectory(directory.resolve("stack"));
        Tool.write(stack, sample.export("compose"));
        namespaces.forEach(DockerMachine::createNamespace);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        namespaces.forEach(DockerMachine::deleteNamespace);
        if (app != null) {
            assertThat(Tool.processesWith(app.marker())).isEmpty();
        }
    }

    @Test
    void aStackRunsRestartsScalesAndStops() throws Exception {
        try (DockerMachine machine = DockerMachine.start(directory.resolve("a"), namespaces.getFirst())) {
            machine.docker("swarm", "init", "--advertise-addr", "127.0.0.1", "--listen-addr", "127.0.0.1:2377");
            deploy(machine);
            Tool.await("three replicas run", () -> machine.replicas("app_web").equals("3/3"));
            assertThat(machine.replicas("app_worker")).isEqualTo("1/1");

            checkEnvironment(machine);
            killOne(machine);
            Tool.await(
                    "the killed one is replaced",
                    () -> machine.containers("app_web").size() == 3);

            machine.docker("service", "scale", "--detach", "app_web=5");
            Tool.await("five replicas run", () -> machine.replicas("app_web").equals("5/5"));
            remove(machine);
            Tool.await(
                    "all containers are gone",
                    () -> machine.docker("ps", "--quiet").isEmpty());
            assertThat(endings(machine)).containsOnly("137", "143").containsOnlyOnce("137");
        }
    }

    @Test
    void aStackIsSpreadOverTwoNodes() throws Exception {
        join(namespaces.get(0), namespaces.get(1));
        try (DockerMachine first = DockerMachine.start(directory.resolve("a"), namespaces.get(0));
                DockerMachine second = DockerMachine.start(directory.resolve("b"), namespaces.get(1))) {
            first.docker("swarm", "init", "--advertise-addr", "10.231.77.1");
            String token = first.docker("swarm", "join-token", "--quiet", "worker");
            second.docker("swarm", "join", "--advertise-addr", "10.231.77.2", "--token", token, "10.231.77.1:2377");
            deploy(first);

            Tool.await("three replicas run", () -> first.replicas("app_web").equals("3/3"));
            assertThat(first.containers("app_web")).isNotEmpty();
            assertThat(second.containers("app_web")).isNotEmpty();
            checkEnvironment(second);
            remove(first);
            Tool.await(
                    "all containers are gone",
                    () -> first.docker("ps", "--quiet").isEmpty()
                            && second.docker("ps", "--quiet").isEmpty());
        }
    }

    /** The exit codes of all containers so far: 137 for the killed one, and those of containers that were stopped. */
    private static List<String> endings(DockerMachine machine) {
        String now = String.valueOf(System.currentTimeMillis() / 1000 + 1);
        return machine.docker(
                        "events",
                        "--since",
                        "10m",
                        "--until",
                        now,
                        "--filter",
                        "event=die",
                        "--format",
                        "{{.Actor.Attributes.exitCode}}")
                .lines()
                .toList();
    }

    /** Connects the network namespaces of two machines. */
    private static void join(String one, String other) {
        Tool.run(
                        LIMIT, "ip", "-n", one, "link", "add", "cable", "type", "veth", "peer", "name", "cable",
                        "netns", other)
                .orFail();
        plug(one, "10.231.77.1/24");
        plug(other, "10.231.77.2/24");
    }

    private static void plug(String namespace, String address) {
        Tool.run(LIMIT, "ip", "-n", namespace, "address", "add", address, "dev", "cable")
                .orFail();
        Tool.run(LIMIT, "ip", "-n", namespace, "link", "set", "cable", "up").orFail();
    }

    private void deploy(DockerMachine machine) {
        machine.docker("stack", "deploy", "--resolve-image", "never", "--compose-file", stack + "/compose.yaml", "app");
    }

    /** The engine refuses to remove a network that a task still uses, so this is retried. */
    private static void remove(DockerMachine machine) {
        Tool.await(
                "the stack is removed",
                () -> machine.tryDocker("stack", "rm", "app").exitCode() == 0);
    }

    private void checkEnvironment(DockerMachine machine) throws Exception {
        String container = machine.containers("app_web").getFirst();
        Tool.await(
                "it shows its environment",
                () -> machine.tryDocker("exec", container, "[", "-e", "/dump/web", "]")
                                .exitCode()
                        == 0);
        Files.write(
                app.outside().resolve("web"),
                machine.docker("exec", container, "cat", "/dump/web").getBytes(UTF_8));
        ProcessSpec web = sample.deployment().instances().getFirst();
        Map<String, String> expected = new HashMap<>(web.environment());
        expected.put("PS", "web");
        app.check("web", expected);
    }

    private static void killOne(DockerMachine machine) throws Exception {
        String victim = machine.containers("app_web").getFirst();
        machine.docker("kill", victim);
        Tool.await("it is gone", () -> !machine.containers("app_web").contains(victim));
    }
}
