package dev.jforeman.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A systemd of its own, booted in a container that has this machine's {@code /usr} and is empty beyond that. */
final class BootedSystemd {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final String PROOF = """
        [Unit]
        DefaultDependencies=no
        [Service]
        Type=oneshot
        ExecStart=/bin/sh -e /out/prove
        ExecStopPost=/usr/bin/systemctl --no-block exit 0
        """;

    private BootedSystemd() {}

    /** The test needs it. */
    static void need() {
        Tool.need("systemd-nspawn");
        Tool.needRoot();
    }

    /**
     * Boots, runs a script and shuts down.
     *
     * @param units becomes {@code /etc/systemd/system}
     * @param out becomes {@code /out}, where the script runs
     * @param options for {@code systemd-nspawn}
     */
    static void run(Path units, Path out, String script, String... options) throws Exception {
        Files.writeString(units.resolve("proof.service"), PROOF);
        Files.writeString(out.resolve("prove"), "cd /out\n" + script);
        List<String> words = new ArrayList<>(List.of("systemd-nspawn", "--quiet", "--directory=/", "--volatile=yes"));
        words.addAll(List.of("--register=no", "--keep-unit", "--private-network"));
        words.addAll(List.of("--bind=" + out + ":/out", "--bind=" + units + ":/etc/systemd/system"));
        // a machine that has an identity does not set itself up first
        Path identity = Files.writeString(
                out.resolve("machine-id"), UUID.randomUUID().toString().replace("-", "") + "\n");
        words.add("--bind-ro=" + identity + ":/etc/machine-id");
        words.addAll(List.of(options));
        words.addAll(
                List.of("--boot", "systemd.unit=proof.service", "systemd.mask=systemd-networkd-wait-online.service"));
        Tool.run(LIMIT, words.toArray(String[]::new)).orFail();
    }
}
