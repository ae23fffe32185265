package dev.jforeman.output;

import java.util.Optional;

/**
 * Lines that GitHub Actions interprets as commands, see <a
 * href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands">its reference</a>.
 */
final class GithubCommands {
    static final String END_GROUP = "::endgroup::";

    private GithubCommands() {}

    /** Folds the lines that follow under a title. */
    static String group(String title) {
        return "::group::" + escape(title);
    }

    /** Annotates the run with an error, about an instance if there is one. */
    static String error(Optional<String> instance, String text) {
        String title = instance.map(name -> " title=" + escapeProperty(name)).orElse("");
        return "::error" + title + "::" + escape(text);
    }

    private static String escape(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String escapeProperty(String text) {
        return escape(text).replace(":", "%3A").replace(",", "%2C");
    }
}
