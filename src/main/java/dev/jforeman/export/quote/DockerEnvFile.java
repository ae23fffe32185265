package dev.jforeman.export.quote;

import java.util.regex.Pattern;

/**
 * The env file of container engines. Each reads it in its own way: some keep quotes and {@code #}, some take them away,
 * some expand {@code $}. A value on which all agree stands there as it is; another has to go elsewhere.
 */
public final class DockerEnvFile {
    private static final Pattern READ_OTHERWISE =
            Pattern.compile("[\\p{Cntrl}'\"`$\\\\#\u0085\u2028\u2029]|^[\\s\\h]|[\\s\\h]$");

    private DockerEnvFile() {}

    public static boolean canHold(String value) {
        return !READ_OTHERWISE.matcher(value).find() && ComposeText.canHold(value);
    }

    public static String line(String name, String value) {
        return name + "=" + value;
    }
}
