package dev.jforeman.export.model;

import dev.jforeman.model.EnumWord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The options of an export.
 *
 * @param app the name of the app on the target, with which file and unit names begin
 * @param user the user that runs the processes; if empty, formats that need a user take the name of the app
 * @param directories directories on the machine that runs the processes
 * @param image the container image, or how to build it
 * @param namespace the namespace in the cluster
 * @param secrets which variables are secrets, and whether their values may be exported
 * @param driver the Nomad task driver
 */
public record ExportOptions(
        String app,
        Optional<String> user,
        Directories directories,
        Image image,
        Optional<String> namespace,
        Secrets secrets,
        NomadDriver driver) {

    /**
     * Directories on the machine that runs the processes.
     *
     * @param log for log files; empty for the default of the target
     * @param run for pid files; empty for the default of the target
     * @param place where the exported files will be installed, absolute
     */
    public record Directories(Optional<Path> log, Optional<Path> run, Path place) {}

    /**
     * A container image.
     *
     * @param name the name of an existing image
     * @param build a directory with a Dockerfile, if there is no image yet
     */
    public record Image(Optional<String> name, Optional<String> build) {}

    /**
     * Which variables are secrets. Targets that have secrets keep them apart from other variables.
     *
     * @param names whether a variable of that name is a secret
     * @param isInline whether their values may be written to files that others can read
     */
    public record Secrets(Predicate<String> names, boolean isInline) {
        /** A URL with user information, which most likely includes a password. */
        private static final Pattern URL_WITH_USER =
                Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\s]*@.*", Pattern.DOTALL);

        boolean isSecret(String name, String value) {
            return names.test(name) || URL_WITH_USER.matcher(value).matches();
        }
    }

    /** The Nomad task driver, which decides how a command is run. */
    public enum NomadDriver {
        /** On the machine, isolated. */
        EXEC,
        /** On the machine, without isolation. */
        RAW_EXEC,
        /** In a container. */
        DOCKER;

        /** The name of the driver in Nomad, for example {@code raw_exec}. */
        public String word() {
            return EnumWord.of(this).replace('-', '_');
        }
    }
}
