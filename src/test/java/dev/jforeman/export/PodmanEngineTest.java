package dev.jforeman.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import dev.jforeman.model.ProcessSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code podman play kube} runs the exported Deployments and ConfigMap. Podman 4.3 cannot read a Secret and cannot open a
 * port without a network of its own, so those are left to the schemas.
 */
@Tag("engine")
class PodmanEngineTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Pattern PORTS = Pattern.compile(" *ports:\n.*\n *containerPort: .*\n");

    @TempDir
    Path directory;

    private boolean isStarted;

    @AfterEach
    void nothingIsLeft() {
        if (isStarted) {
            podman("pod", "rm", "--force", "--all");
            podman("rm", "--force", "--all");
        }
    }

    @Test
    void podsHaveTheEnvironmentAndStop() throws Exception {
        Tool.needRoot();
        Tool.need("podman", "runc", "conmon", "catatonit", "busybox", "tar");
        DumpApp app = new DumpApp(Path.of("/dump"), Files.createDirectory(directory.resolve("dumps")));
        Sample sample = app.sample()
                .formation("web=1,worker=1")
                .image("localhost/tiny:1")
                .secrets("NONE");
        loadImage();
        Path manifests = manifests(sample.export("kubernetes"));
        isStarted = true;
        podman("play", "kube", "--network", "none", manifests.toString()).orFail();

        String pod = "app-web-pod-0";
        Tool.await("it shows its environment", () -> dump(pod).exitCode() == 0);
        Files.write(app.outside().resolve(pod), dump(pod).orFail().getBytes(UTF_8));
        Map<String, String> expected =
                new HashMap<>(sample.deployment().instances().getFirst().environment());
        expected.put("PS", pod);
        app.check(pod, expected);

        podman("play", "kube", "--down", manifests.toString()).orFail();
        assertThat(Tool.processesWith(app.marker())).isEmpty();
    }

    /** Quadlet of a newer Podman writes the services, systemd parses them, and this machine's Podman runs them. */
    @Test
    void containersOfQuadletHaveTheEnvironment() throws Exception {
        BootedSystemd.need();
        Tool.need("podman", "runc", "conmon", "catatonit", "busybox", "tar");
        Path quadlet = Tool.needUnpacked("podman/usr/libexec/podman/quadlet");
        Path out = Files.createDirectory(directory.resolve("dumps"));
        DumpApp app = new DumpApp(Path.of("/dump"), out);
        Sample sample = app.sample().image("localhost/tiny:1").inlineSecrets();
        Path containers = Files.createDirectory(directory.resolve("containers"));
        Tool.write(containers, sample.export("quadlet"));
        Path recorder = Files.writeString(directory.resolve("podman"), RECORDER);
        assertThat(recorder.toFile().setExecutable(true)).isTrue();

        BootedSystemd.run(
                Files.createDirectory(directory.resolve("units")),
                out,
                "systemctl start app-web-1 app-web-2 app-worker-1",
                "--bind-ro=" + containers + ":/etc/containers/systemd",
                "--bind-ro=" + quadlet + ":/etc/systemd/system-generators/podman-system-generator",
                "--bind-ro=" + recorder + ":/usr/bin/podman");

        loadImage();
        isStarted = true;
        for (ProcessSpec spec : sample.deployment().instances().subList(0, 2)) {
            String name = "app-web-" + spec.name().number();
            podman(offline(out.resolve(name), containers)).orFail();
            Tool.await(
                    "it shows its environment",
                    () -> podman("exec", name, "cat", "/dump/" + spec.name()).exitCode() == 0);
            String dump = podman("exec", name, "cat", "/dump/" + spec.name()).orFail();
            Files.write(out.resolve(spec.name().toString()), dump.getBytes(UTF_8));
            app.check(spec.name().toString(), spec.environment());
            podman("stop", name).orFail();
        }
        assertThat(Tool.processesWith(app.marker())).isEmpty();
    }

    @Test
    void quadletKnowsEverySetting() throws Exception {
        Path quadlet = Tool.needUnpacked("podman/usr/libexec/podman/quadlet");
        Sample settings = Sample.folder("settings").settings("settings").image("example/app:1");
        Tool.write(directory, settings.export("quadlet"));

        String services = Tool.run(
                        LIMIT,
                        Map.of("QUADLET_UNIT_DIRS", directory.toString()),
                        List.of(quadlet.toString(), "-dryrun"))
                .orFail();

        assertThat(services)
                .contains("---app-db-1.service---", "---app-migrate-1.service---", "---app-network.service---")
                .doesNotContainIgnoringCase("unsupported", "error", "unknown");
    }

    /** Stands in for Podman inside the container, and records its arguments. */
    private static final String RECORDER = """
        #!/bin/sh
        [ "$1" = run ] || exit 0
        printf '%s\\0' "$@" > "/out/$3"
        systemd-notify --ready
        exec sleep 60
        """;

    /** The recorded arguments, without those that need a network or the systemd in which they were recorded. */
    private static String[] offline(Path recorded, Path containers) throws Exception {
        List<String> words = new ArrayList<>(List.of(Files.readString(recorded).split("\0")));
        words.removeAll(List.of("--cgroups=split", "--sdnotify=conmon"));
        words.removeIf(word -> word.startsWith("--cidfile="));
        words.set(words.indexOf("--network") + 1, "none");
        while (words.contains("--publish")) {
            words.subList(words.indexOf("--publish"), words.indexOf("--publish") + 2)
                    .clear();
        }
        words.replaceAll(word -> word.replace("/etc/containers/systemd", containers.toString()));
        return words.toArray(String[]::new);
    }

    private Tool.Result dump(String pod) {
        return podman("exec", pod + "-web", "cat", "/dump/" + pod);
    }

    private Path manifests(Export export) throws Exception {
        String documents = export.files().stream()
                .filter(file -> file.path().matches(".*-(configmap|deployment)\\.yaml"))
                .map(ExportFile::content)
                .collect(Collectors.joining("---\n"));
        return Files.writeString(
                directory.resolve("pods.yaml"), PORTS.matcher(documents).replaceAll(""));
    }

    private void loadImage() throws Exception {
        Files.writeString(
                directory.resolve("containers.conf"),
                "[containers]\ndefault_ulimits=[\"nofile=1024:1024\",\"nproc=1024:1024\"]\n");
        podman(
                        "import",
                        "--change",
                        "ENV=PATH=/bin",
                        TinyImage.archive(directory).toString(),
                        "localhost/tiny:1")
                .orFail();
    }

    private Tool.Result podman(String... words) {
        List<String> all =
                new ArrayList<>(List.of("podman", "--root", directory + "/root", "--runroot", directory + "/run"));
        all.addAll(List.of("--cgroup-manager", "cgroupfs", "--events-backend", "file", "--runtime", "runc"));
        all.addAll(List.of(words));
        return Tool.run(LIMIT, Map.of("CONTAINERS_CONF", directory + "/containers.conf"), all);
    }
}
