package dev.jforeman.export.quote;

import java.util.regex.Pattern;

/** Text in the {@code command}, {@code args} and {@code env} of a container, where {@code $(NAME)} is expanded. */
public final class KubernetesText {
    private static final Pattern EXPANDED = Pattern.compile("\\$(?=[$(])");

    private KubernetesText() {}

    public static String literal(String text) {
        return EXPANDED.matcher(text).replaceAll("\\$\\$");
    }
}
