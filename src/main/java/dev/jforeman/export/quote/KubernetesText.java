package dev.jforeman.export.quote;

import java.util.regex.Pattern;

/** Quotes text for {@code command}, {@code args} and {@code env} of a container, in which {@code $(NAME)} is expanded. */
public final class KubernetesText {
    private static final Pattern EXPANDED = Pattern.compile("\\$(?=[$(])");

    private KubernetesText() {}

    /** Doubles the dollar signs that Kubernetes would interpret. */
    public static String literal(String text) {
        return EXPANDED.matcher(text).replaceAll("\\$\\$");
    }
}
