package dev.jforeman.export.model;

import dev.jforeman.model.EnumWord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The options that targets need beside the plan.
 *
 * @param app what the app is called there; the beginning of file and unit names
 * @param user the user that runs the processes; {@code app} where the target needs a user and this is empty
 * @param directories where files lie on the machine on which the processes run
 * @param image what containers are made of
 * @param namespace the namespace in the cluster
 * @param secrets which variables are secrets
 * @param driver how Nomad runs a command
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
     * Directories on the machine on which the processes run.
     *
     * @param log the one for log files; empty for the target's usual way
     * @param run the one for pid files; empty for the target's usual way
     * @param place the one in which the exported files will lie when they are used, absolute
     */
    public record Directories(Optional<Path> log, Optional<Path> run, Path place) {}

    /**
     * A container image.
     *
     * @param name of one that exists
     * @param build the directory with a Dockerfile, instead of a name
     */
    public record Image(Optional<String> name, Optional<String> build) {}

    /**
     * The variables that are kept apart from the others, where the target does that.
     *
     * @param names whether a variable of that name is one of them
     * @param isInline whether their values may be written to files that others can read
     */
    public record Secrets(Predicate<String> names, boolean isInline) {
        /** A URL with a user in it most likely has the password beside it. */
        private static final Pattern URL_WITH_USER =
                Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\s]*@.*", Pattern.DOTALL);

        boolean isSecret(String name, String value) {
            return names.test(name) || URL_WITH_USER.matcher(value).matches();
        }
    }

    /** How Nomad runs a command. */
    public enum NomadDriver {
        /** On the machine itself, isolated. */
        EXEC,
        /** On the machine itself, as it is. */
        RAW_EXEC,
        /** In a container. */
        DOCKER;

        /** How Nomad spells it. */
        public String word() {
            return EnumWord.of(this).replace('-', '_');
        }
    }
}
