package dev.jforeman.export.model;

import dev.jforeman.export.quote.GlobList;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the targets need to know beside the plan.
 *
 * @param app what the app is called there; the beginning of file and unit names
 * @param user who runs the processes; {@code app} where the target needs somebody and this is empty
 * @param log the directory for log files; empty for the target's usual way
 * @param run the directory for pid files
 * @param place the directory in which the exported files will lie when they are used, absolute
 * @param image the container image
 * @param build the directory with a Dockerfile, instead of an image
 * @param namespace the namespace in the cluster
 * @param secretNames the variables that are secrets
 * @param inlineSecrets whether their values may stand in files that others can read
 * @param driver how Nomad runs a command
 */
public record ExportOptions(
        String app,
        Optional<String> user,
        Optional<Path> log,
        Optional<Path> run,
        Path place,
        Optional<String> image,
        Optional<String> build,
        Optional<String> namespace,
        GlobList secretNames,
        boolean inlineSecrets,
        NomadDriver driver) {

    /** Options that say nothing but what the app is called and where its files will lie. */
    public static ExportOptions of(String app, Path place) {
        return new ExportOptions(
                app,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                place,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SecretNames.USUAL,
                false,
                NomadDriver.EXEC);
    }
}
