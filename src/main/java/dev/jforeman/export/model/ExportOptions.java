package dev.jforeman.export.model;

import dev.jforeman.export.quote.GlobList;
import dev.jforeman.model.EnumWord;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

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
    /** Wide on purpose: a secret taken for a setting is published, a setting taken for a secret is only misplaced. */
    public static final GlobList USUAL_SECRETS =
            GlobList.parse("*SECRET*,*TOKEN*,*PASS*,*PWD*,*KEY*,*CRED*,*AUTH*,*PRIVATE*,*SALT*,"
                    + "*CERT*,*SIGN*,*SESSION*,*COOKIE*,*DSN*,*_URL,*_URI,*WEBHOOK*,*CONNECTION*");

    /** A URL with a user in it most likely has the password beside it. */
    private static final Pattern URL_WITH_USER =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#\\s]*@.*", Pattern.DOTALL);

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
                USUAL_SECRETS,
                false,
                NomadDriver.EXEC);
    }

    /** Whether a variable is a secret, where the target keeps those apart from the others. */
    boolean isSecret(String name, String value) {
        return secretNames.contains(name) || URL_WITH_USER.matcher(value).matches();
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
