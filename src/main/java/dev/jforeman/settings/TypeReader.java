package dev.jforeman.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the settings of one process type. */
final class TypeReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
    private static final String EXPECTED = "a name of letters, digits, \"-\" and \"_\"";
    static final List<String> KEYS = Stream.of(
                    List.of("ready", "live", "needs"),
                    EndingReader.KEYS,
                    StoppingReader.KEYS,
                    ProcessContextReader.KEYS,
                    List.of("count", "watch", "groups", "autostart"))
            .flatMap(List::stream)
            .toList();

    private TypeReader() {}

    static TypeSettings read(YamlValue.Entry entry) {
        YamlGroup type = entry.value().group(KEYS);
        return new TypeSettings(
                entry.where(),
                type.read("ready", CheckReader::ready),
                type.read("live", CheckReader::live),
                type.read("needs", NeedsReader::read),
                EndingReader.read(type),
                StoppingReader.read(type),
                ProcessContextReader.read(type),
                type.read("watch", WatchReader::read),
                selection(type));
    }

    private static Selection selection(YamlGroup type) {
        return new Selection(
                type.read("count", value -> value.wholeNumber(0, 1_000)),
                type.read("groups", value -> value.oneOrMore(TypeReader::name)),
                type.read("autostart", YamlValue::truth));
    }

    /** The name of a process type or a group. */
    static Optional<String> name(YamlValue value) {
        return value.textLike(NAME, EXPECTED);
    }

    /** Whether a key is the name of a process type; says so if not. */
    static boolean isName(YamlValue.Entry entry) {
        boolean isName = NAME.matcher(entry.key()).matches();
        if (!isName) {
            entry.value().problem(entry.where(), "a process type is " + EXPECTED);
        }
        return isName;
    }
}
