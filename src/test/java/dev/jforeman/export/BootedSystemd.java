package dev.jforeman.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Boots a separate systemd in a container that has only {@code /usr} of this machine. */
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

    /** Counts the test as not run unless systemd can be booted in a container. */
    static void need() {
        Tool.need("systemd-nspawn");
        Tool.needRoot();
    }

    /**
     * Boots systemd, runs a script and shuts down.
     *
     * @param units the directory to mount as {@code /etc/systemd/system}
     * @param out the directory to mount as {@code /out}, in which the script runs
     * @param options further options of {@code systemd-nspawn}
     */
    static void run(Path units, Path out, String script, String... options) throws Exception {
        Files.writeString(units.resolve("proof.service"), PROOF);
        Files.writeString(out.resolve("prove"), "cd /out\n" + script);
        List<String> words = new ArrayList<>(List.of("systemd-nspawn", "--quiet", "--directory=/", "--volatile=yes"));
        words.addAll(List.of("--register=no", "--keep-unit", "--private-network"));
        words.addAll(List.of("--bind=" + out + ":/out", "--bind=" + units + ":/etc/systemd/system"));
        // with a machine id, systemd skips its setup for the first boot
        Path identity = Files.writeString(
                out.resolve("machine-id"), UUID.randomUUID().toString().replace("-", "") + "\n");
        words.add("--bind-ro=" + identity + ":/etc/machine-id");
        words.addAll(List.of(options));
        words.addAll(
                List.of("--boot", "systemd.unit=proof.service", "systemd.mask=systemd-networkd-wait-online.service"));
        Tool.run(LIMIT, words.toArray(String[]::new)).orFail();
    }
}
