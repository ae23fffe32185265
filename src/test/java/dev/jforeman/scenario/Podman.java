package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.util.ArrayList;
import java.util.List;

/** Podman with images and containers of the test's own, without a network. */
record Podman(Scenario story, String home) implements AutoCloseable {

    static Podman in(Scenario story) {
        Machine.needs("podman", "runc", "conmon");
        story.file("containers.conf", "[containers]", "default_ulimits=[\"nofile=1024:1024\",\"nproc=1024:1024\"]");
        return new Podman(story, story.directory().toString());
    }

    Ended tryCall(String... words) {
        List<String> all = new ArrayList<>(List.of("--root", home + "/images", "--runroot", home + "/run"));
        all.addAll(List.of("--cgroup-manager", "cgroupfs", "--events-backend", "file", "--runtime", "runc"));
        all.addAll(List.of(words));
        return Invocation.of(story, "podman")
                .with(all.toArray(String[]::new))
                .env("CONTAINERS_CONF", home + "/containers.conf")
                .run();
    }

    /** Returns the output of a command that must succeed. */
    String call(String... words) {
        Ended ended = tryCall(words);
        assertThat(ended.exitCode()).as("%s: %s", List.of(words), ended).isZero();
        return ended.out().strip();
    }

    void build(String context, String tag, String... arguments) {
        List<String> words = new ArrayList<>(List.of("build", "--pull=never", "--isolation", "chroot", "--tag", tag));
        for (String argument : arguments) {
            words.addAll(List.of("--build-arg", argument));
        }
        words.add(context);
        call(words.toArray(String[]::new));
    }

    long size(String image) {
        return Long.parseLong(call("image", "inspect", "--format", "{{.Size}}", image));
    }

    /** Standard output and standard error together. */
    String logs(String container) {
        Ended ended = tryCall("logs", container);
        return ended.out() + ended.err();
    }

    int exitCode(String container) {
        return Integer.parseInt(call("wait", container));
    }

    /** The states of all processes in the container, one letter each. */
    String states(String container) {
        return call("exec", container, "sh", "-c", "for p in /proc/[0-9]*; do cut -d ' ' -f 3 $p/stat; done");
    }

    /** Podman cleans up in a process that is not a child of the test; nothing may be removed before it has finished. */
    @Override
    public void close() {
        Eventually.holds("its containers are gone", () -> helpers().isEmpty(), this::helpers);
        story.shell("for m in $(sed -n 's,.* \\(" + home
                        + "/images[^ ]*\\) .*,\\1,p' /proc/self/mounts | sort -ru); do umount \"$m\"; done")
                .run()
                .requireSuccess();
    }

    private List<String> helpers() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(home + "/images"))
                .toList();
    }
}
