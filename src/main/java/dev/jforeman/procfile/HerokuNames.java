package dev.jforeman.procfile;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.procfile.Procfile.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the names of process types that Heroku renames or rejects. On Fir, its current platform, a name has 1 to 63
 * lower case letters, digits and hyphens, and neither begins nor ends with a hyphen. An underscore becomes a hyphen and
 * an upper case letter a lower case one (buildpacks-procfile 4.0.0, SPEC.md).
 */
public final class HerokuNames {
    private static final int MOST_CHARACTERS = 63;

    private final List<Diagnostic> warnings = new ArrayList<>();
    private final Map<String, Entry> byName = new HashMap<>();

    private HerokuNames() {}

    /** A warning for each name that Heroku changes or rejects, in the order of the file. */
    public static List<Diagnostic> differences(Procfile procfile) {
        HerokuNames names = new HerokuNames();
        procfile.entries().forEach(names::check);
        return names.warnings;
    }

    private void check(Entry entry) {
        String there = entry.type().toLowerCase(Locale.ROOT).replace('_', '-');
        if (there.length() > MOST_CHARACTERS) {
            warn(
                    entry,
                    "Heroku rejects " + Excerpt.of(entry.type()) + ", a name of more than 63 characters",
                    "shorten it");
        } else if (there.startsWith("-") || there.endsWith("-")) {
            warn(
                    entry,
                    "Heroku rejects " + Excerpt.of(entry.type()),
                    "a name must begin and end with a letter or digit on Heroku");
        } else {
            checkDuplicate(entry, there);
        }
    }

    private void checkDuplicate(Entry entry, String there) {
        Optional<Entry> earlier = Optional.ofNullable(byName.putIfAbsent(there, entry));
        if (earlier.isPresent()) {
            warn(
                    entry,
                    "Heroku renames " + Excerpt.of(entry.type()) + " to " + Excerpt.of(there) + ", the same as "
                            + Excerpt.of(earlier.get().type()) + " on line "
                            + earlier.get().where().line(),
                    "rename one of them");
        } else if (!there.equals(entry.type())) {
            warn(
                    entry,
                    "Heroku renames " + Excerpt.of(entry.type()) + " to " + Excerpt.of(there),
                    "name it " + Excerpt.of(there));
        }
    }

    private void warn(Entry entry, String problem, String hint) {
        warnings.add(Diagnostic.warning(entry.where(), problem, hint));
    }
}
