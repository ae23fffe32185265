package dev.jforeman.export.format;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Nearest;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.format.Format.Feature;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ExportFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The export formats. */
public final class Formats {
    /** The names of all formats, in the order in which they are shown. */
    public static final List<String> NAMES = List.of(
            "systemd",
            "systemd-user",
            "supervisord",
            "runit",
            "launchd",
            "upstart",
            "inittab",
            "daemon",
            "bluepill",
            "s6",
            "openrc",
            "quadlet",
            "compose",
            "kubernetes",
            "nomad");

    private Formats() {}

    /**
     * Makes the files of a deployment in a format.
     *
     * @param format one of {@link #NAMES}
     * @throws Refusal if the format does not exist, the target cannot run the deployment, or a required option is missing
     */
    public static Export export(String format, Deployment deployment) throws Refusal {
        Optional<Format> known = named(format);
        if (known.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "unknown export format " + format + " (known: " + String.join(", ", NAMES) + ")"
                            + Nearest.hint(format, NAMES));
        }
        Export export = known.get().export(deployment);
        refuseDuplicates(export);
        List<String> remarks = new ArrayList<>(export.remarks());
        remarks.addAll(Feature.remarks(deployment, format, known.get()));
        if (deployment.release().isPresent() && !known.get().hasRelease()) {
            remarks.add("release is not part of the " + format
                    + " export: run it before each deployment (jforeman run release)");
        }
        return new Export(export.files(), remarks);
    }

    /** Refuses files with the same path: {@code app-web-1} can be the type {@code web-1} or the first instance of {@code web}. */
    private static void refuseDuplicates(Export export) throws Refusal {
        Set<String> paths = new HashSet<>();
        for (ExportFile file : export.files()) {
            if (!paths.add(file.path())) {
                throw new Refusal(
                        ExitCode.BAD_DATA,
                        "two exported files would have the same name, " + file.path()
                                + " (rename one of the process types)");
            }
        }
    }

    private static Optional<Format> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "systemd" -> new Systemd(false);
                    case "systemd-user" -> new Systemd(true);
                    case "supervisord" -> new Supervisord();
                    case "runit" -> new Runit();
                    case "launchd" -> new Launchd();
                    case "upstart" -> new Upstart(false);
                    case "inittab" -> new Inittab();
                    case "daemon" -> new Upstart(true);
                    case "bluepill" -> new Bluepill();
                    case "s6" -> new S6();
                    case "openrc" -> new OpenRc();
                    case "quadlet" -> new Quadlet();
                    case "compose" -> new Compose();
                    case "kubernetes" -> new Kubernetes();
                    case "nomad" -> new Nomad();
                    default -> null;
                });
    }
}
