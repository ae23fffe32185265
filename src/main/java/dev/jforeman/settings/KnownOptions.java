package dev.jforeman.settings;

import dev.jforeman.diagnostic.Nearest;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The options a defaults file can set: foreman's, and jforeman's own. */
final class KnownOptions {
    private static final Map<String, OptionKind> KINDS = Map.ofEntries(
            Map.entry("app", OptionKind.NAME),
            Map.entry("backoff", OptionKind.LIST),
            Map.entry("ci", OptionKind.WORD),
            Map.entry("color", OptionKind.WHEN),
            Map.entry("colors", OptionKind.MAP),
            Map.entry("config", OptionKind.LIST),
            Map.entry("debug", OptionKind.SWITCH),
            Map.entry("env", OptionKind.LIST),
            Map.entry("env-expand", OptionKind.SWITCH),
            Map.entry("exclude", OptionKind.LIST),
            Map.entry("formation", OptionKind.TEXT),
            Map.entry("grep", OptionKind.TEXT),
            Map.entry("keep-env", OptionKind.SWITCH),
            Map.entry("kill-escaped", OptionKind.SWITCH),
            Map.entry("log", OptionKind.TEXT),
            Map.entry("log-dir", OptionKind.TEXT),
            Map.entry("log-files", OptionKind.WHOLE_NUMBER),
            Map.entry("log-format", OptionKind.WORD),
            Map.entry("log-size", OptionKind.TEXT),
            Map.entry("max-restarts", OptionKind.WHOLE_NUMBER),
            Map.entry("mute", OptionKind.LIST),
            Map.entry("no-keys", OptionKind.SWITCH),
            Map.entry("no-port", OptionKind.SWITCH),
            Map.entry("on-exit", OptionKind.TEXT),
            Map.entry("on-full", OptionKind.WORD),
            Map.entry("only", OptionKind.LIST),
            Map.entry("port", OptionKind.WHOLE_NUMBER),
            Map.entry("prefix", OptionKind.WORD),
            Map.entry("procfile", OptionKind.TEXT),
            Map.entry("pty", OptionKind.WHEN),
            Map.entry("root", OptionKind.TEXT),
            Map.entry("run", OptionKind.TEXT),
            Map.entry("stderr", OptionKind.WORD),
            Map.entry("strict", OptionKind.WORD),
            Map.entry("template", OptionKind.TEXT),
            Map.entry("timeout", OptionKind.NUMBER),
            Map.entry("timestamp", OptionKind.SWITCH),
            Map.entry("timestamps", OptionKind.WORD),
            Map.entry("user", OptionKind.NAME),
            Map.entry("utc", OptionKind.SWITCH));

    /** Other spellings that users may remember. */
    private static final Map<String, String> OTHER_SPELLINGS = Map.of(
            "no-color", "write color: false",
            "no-timestamp", "write timestamp: false");

    /** Former names of foreman's options, which files still use. */
    private static final Map<String, String> OLD_NAMES = Map.of("concurrency", "formation");

    private KnownOptions() {}

    /** The current name of an option. */
    static String presentName(String name) {
        return OLD_NAMES.getOrDefault(name, name);
    }

    /** All known names, in alphabetical order. */
    private static SortedSet<String> names() {
        return new TreeSet<>(KINDS.keySet());
    }

    static Optional<OptionKind> kind(String name) {
        return Optional.ofNullable(KINDS.get(name));
    }

    /** The hint for an unknown name. */
    static String hint(String unknown) {
        String other = OTHER_SPELLINGS.get(unknown);
        if (other != null) {
            return other;
        }
        return Nearest.question(unknown, names()).orElse("keys are long option names, for example port or formation");
    }
}
