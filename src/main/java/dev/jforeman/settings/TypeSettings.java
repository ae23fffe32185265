package dev.jforeman.settings;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.glob.BadGlob;
import dev.jforeman.glob.IgnoreRules;
import dev.jforeman.glob.PathGlob;
import dev.jforeman.model.Checks;
import dev.jforeman.model.Checks.WatchRule;
import dev.jforeman.model.Signal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings of one process type. A setting that was not given is empty.
 *
 * @param where the position of its name, in the last file that has it
 */
public record TypeSettings(
        Location where,
        Checks checks,
        Optional<List<WrittenNeed>> needs,
        RestartSettings restart,
        StopSettings stop,
        ProcessContext context,
        Selection selection) {
    static final List<String> KEYS = Stream.of(
                    List.of("ready", "live", "needs"),
                    RestartSettings.KEYS,
                    StopSettings.KEYS,
                    ProcessContext.KEYS,
                    List.of("count", "watch", "groups", "autostart"))
            .flatMap(List::stream)
            .toList();

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String EXPECTED = "a name of letters, digits, \"-\" and \"_\"";

    public TypeSettings {
        needs = needs.map(List::copyOf);
    }

    static TypeSettings read(YamlValue.Entry entry) {
        YamlGroup type = entry.value().group(KEYS);
        return new TypeSettings(
                entry.where(),
                new Checks(
                        type.read("ready", CheckReader::ready),
                        type.read("live", CheckReader::live),
                        type.read("watch", TypeSettings::watchRule)),
                type.read("needs", WrittenNeed::read),
                RestartSettings.read(type),
                StopSettings.read(type),
                ProcessContext.read(type),
                Selection.read(type));
    }

    /** Reads the name of a process type or a group. */
    static Optional<String> name(YamlValue value) {
        return value.textLike(NAME, EXPECTED);
    }

    /** Whether a key is the name of a process type; reports it if not. */
    static boolean isName(YamlValue.Entry entry) {
        boolean isName = NAME.matcher(entry.key()).matches();
        if (!isName) {
            entry.value().problem(entry.where(), "a process type is " + EXPECTED);
        }
        return isName;
    }

    /** Settings of a later file have precedence; variables are merged one by one. */
    TypeSettings over(TypeSettings earlier) {
        return new TypeSettings(
                where,
                checks.over(earlier.checks),
                needs.or(earlier::needs),
                restart.over(earlier.restart),
                stop.over(earlier.stop),
                context.over(earlier.context),
                selection.over(earlier.selection));
    }

    private static Optional<WatchRule> watchRule(YamlValue value) {
        return value.isGroup() ? group(value) : globs(value).map(TypeSettings::rule);
    }

    private static WatchRule rule(List<String> paths) {
        return new WatchRule(paths, List.of(), WatchRule.DEFAULT_DEBOUNCE, Optional.empty());
    }

    private static Optional<WatchRule> group(YamlValue value) {
        YamlGroup group = value.group(List.of("paths", "ignore", "debounce", "signal"));
        Optional<List<String>> paths = group.read("paths", TypeSettings::globs);
        List<String> ignored = group.read("ignore", TypeSettings::ignored).orElse(List.of());
        var debounce = group.read("debounce", YamlValue::time).orElse(WatchRule.DEFAULT_DEBOUNCE);
        Optional<Signal> signal = group.read("signal", StopSettings::signal);
        if (!group.has("paths")) {
            value.problem(value.where(), "\"" + value.name() + "\" has no paths");
        }
        return paths.map(globs -> new WatchRule(globs, ignored, debounce, signal));
    }

    private static Optional<List<String>> globs(YamlValue value) {
        return value.oneOrMore(one -> pattern(one, "a glob", PathGlob::parse));
    }

    private static Optional<List<String>> ignored(YamlValue value) {
        return value.oneOrMore(one -> pattern(one, "a pattern as in .gitignore", IgnoreRules::check));
    }

    /** Rejects an invalid pattern. */
    private interface PatternCheck {
        void check(String text) throws BadGlob;
    }

    private static Optional<String> pattern(YamlValue value, String expected, PatternCheck syntax) {
        return value.text().filter(text -> {
            try {
                syntax.check(text);
                return true;
            } catch (BadGlob e) {
                value.refuse(expected, e.problem());
                return false;
            }
        });
    }

    /**
     * When a process type runs, and with how many instances.
     *
     * @param count the number of instances, unless the command line gives one
     * @param groups the groups that it belongs to, for {@code start @billing}
     * @param isAutostarted whether a start without names includes it
     */
    public record Selection(Optional<Integer> count, Optional<List<String>> groups, Optional<Boolean> isAutostarted) {
        public Selection {
            groups = groups.map(List::copyOf);
        }

        static Selection read(YamlGroup type) {
            return new Selection(
                    type.read("count", value -> value.wholeNumber(0, 1_000)),
                    type.read("groups", value -> value.oneOrMore(TypeSettings::name)),
                    type.read("autostart", YamlValue::truth));
        }

        Selection over(Selection earlier) {
            return new Selection(
                    count.or(earlier::count), groups.or(earlier::groups), isAutostarted.or(earlier::isAutostarted));
        }
    }
}
