package dev.jforeman.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A separate systemd, booted in a container that has only {@code /usr} of this machine. */
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

    /** Skips the test where such a container cannot be booted. */
    static void need() {
        Tool.need("systemd-nspawn");
        Tool.needRoot();
    }

    /**
     * Boots, runs a script and shuts down.
     *
     * @param units is mounted as {@code /etc/systemd/system}
     * @param out is mounted as {@code /out}, where the script runs
     * @param options for {@code systemd-nspawn}
     */
    static void run(Path units, Path out, String script, String... options) throws Exception {
        Files.writeString(units.resolve("proof.service"), PROOF);
        Files.writeString(out.resolve("prove"), "cd /out\n" + script);
        List<String> words = new ArrayList<>(List.of("systemd-nspawn", "--quiet", "--directory=/", "--volatile=yes"));
        words.addAll(List.of("--register=no", "--keep-unit", "--private-network"));
        words.addAll(List.of("--bind=" + out + ":/out", "--bind=" + units + ":/etc/systemd/system"));
        // with a machine id, systemd skips its first-boot setup
        Path identity = Files.writeString(
                out.resolve("machine-id"), UUID.randomUUID().toString().replace("-", "") + "\n");
        words.add("--bind-ro=" + identity + ":/etc/machine-id");
        words.addAll(List.of(options));
        words.addAll(
                List.of("--boot", "systemd.unit=proof.service", "systemd.mask=systemd-networkd-wait-online.service"));
        Tool.run(LIMIT, words.toArray(String[]::new)).orFail();
    }
}
