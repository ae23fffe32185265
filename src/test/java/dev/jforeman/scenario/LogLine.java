package dev.jforeman.scenario;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of jforeman's log.
 *
 * @param time as printed, empty without timestamps
 * @param name the process that wrote it, for example {@code web.1} or {@code system}
 */
record LogLine(String time, String name, String text) {
    private static final Pattern FORM = Pattern.compile("(?:(\\d\\d:\\d\\d:\\d\\d) )?(\\S+) *\\| (.*)");
    private static final Pattern COLOUR = Pattern.compile("\033\\[[0-9;]*m");

    static Optional<LogLine> parse(String line) {
        Matcher matcher = FORM.matcher(COLOUR.matcher(line).replaceAll(""));
        return matcher.matches()
                ? Optional.of(new LogLine(
                        Optional.ofNullable(matcher.group(1)).orElse(""), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    boolean is(String process, Pattern words) {
        return name.equals(process) && words.matcher(text).find();
    }
}
