package dev.jforeman.settings;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.Findings;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Nearest;
import dev.jforeman.model.EnumWord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A value of a settings file. Each way to read it returns the value, or reports once what was expected and what was
 * found.
 *
 * @param name what messages call it, for example {@code web.ready.timeout}; empty for the whole file
 */
record YamlValue(Node node, String name, String file, Findings findings) {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern SOMETHING = Pattern.compile("\\S");

    /**
     * A key and its value.
     *
     * @param where the place of the key
     */
    record Entry(String key, Location where, YamlValue value) {}

    Location where() {
        return YamlText.location(file, node.getStartMark());
    }

    /** The positions of the values of {@link #oneOrMore}. */
    List<Location> places() {
        return node instanceof SequenceNode list
                ? list.getValue().stream()
                        .map(item -> YamlText.location(file, item.getStartMark()))
                        .toList()
                : List.of(where());
    }

    boolean isEmpty() {
        return Scalars.isEmpty(node);
    }

    boolean isGroup() {
        return node instanceof MappingNode;
    }

    /** Whether the value is exactly this word. */
    boolean is(String word) {
        return Scalars.words(node).filter(word::equals).isPresent();
    }

    /** Reads a text with at least one character that is not a blank. */
    Optional<String> text() {
        return orRefuse(Scalars.words(node).filter(SOMETHING.asPredicate()), "text");
    }

    /** Reads any scalar as it is spelled. */
    Optional<String> spelled() {
        return orRefuse(Scalars.any(node), "text, a number, true or false");
    }

    /** Reads any scalar of a certain form as it is spelled. */
    Optional<String> spelledLike(Pattern pattern, String expected) {
        return orRefuse(Scalars.any(node).filter(pattern.asMatchPredicate()), expected);
    }

    Optional<String> textLike(Pattern pattern, String expected) {
        return orRefuse(Scalars.words(node).filter(pattern.asMatchPredicate()), expected);
    }

    Optional<Boolean> truth() {
        return orRefuse(Scalars.truth(node), "true or false");
    }

    Optional<Integer> wholeNumber(int least, int most) {
        Optional<Integer> number = Scalars.number(node)
                .filter(WHOLE_NUMBER.asMatchPredicate())
                .map(Integer::valueOf)
                .filter(value -> value >= least && value <= most);
        return orRefuse(number, "a whole number from " + least + " to " + most);
    }

    /** Reads a duration of 0 or more. */
    Optional<Duration> time() {
        return orRefuse(anyTime(), "a time such as 5, 0.5 or 500ms");
    }

    /** Reads a duration above 0. */
    Optional<Duration> positiveTime() {
        return orRefuse(anyTime().filter(Duration::isPositive), "a time above 0 such as 5, 0.5 or 500ms");
    }

    private Optional<Duration> anyTime() {
        return Scalars.number(node)
                .flatMap(TimeText::seconds)
                .or(() -> Scalars.words(node).flatMap(TimeText::parse));
    }

    /** Reads one of a few words. */
    Optional<String> word(List<String> allowed) {
        Optional<String> read = Scalars.words(node);
        Optional<String> word = read.filter(allowed::contains);
        String hint = read.flatMap(text -> Nearest.question(text, allowed)).orElse("");
        return word.isPresent() ? word : refuse(choice(allowed), hint);
    }

    /** Reads one of the words of an enum. */
    <E extends Enum<E>> Optional<E> oneOf(E[] constants) {
        return word(EnumWord.all(constants)).flatMap(word -> EnumWord.find(word, constants));
    }

    private static String choice(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.getFirst() : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** Reads one value, or a list without duplicates. */
    <T> Optional<List<T>> oneOrMore(Function<YamlValue, Optional<T>> each) {
        return node instanceof SequenceNode list
                ? list(list, each)
                : each.apply(this).map(List::of);
    }

    private <T> Optional<List<T>> list(SequenceNode list, Function<YamlValue, Optional<T>> each) {
        List<T> read = new ArrayList<>();
        boolean isWhole = true;
        for (Node item : list.getValue()) {
            YamlValue value = new YamlValue(item, name, file, findings);
            Optional<T> one = each.apply(value);
            isWhole &= one.isPresent();
            one.filter(Predicate.not(read::contains)).ifPresentOrElse(read::add, () -> repeated(value, one));
        }
        return isWhole ? Optional.of(read) : Optional.empty();
    }

    private static void repeated(YamlValue value, Optional<?> read) {
        read.ifPresent(_ -> value.problem(value.where(), Excerpt.of(value.name) + " has the same value twice"));
    }

    /** Reads a mapping whose keys can have any name. Duplicate keys are errors. */
    List<Entry> entries() {
        if (!(node instanceof MappingNode mapping)) {
            refuse("a group of keys", "");
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        new MergedKeys(this).of(mapping).forEach(pair -> add(pair, entries));
        return entries;
    }

    private void add(NodeTuple pair, List<Entry> entries) {
        Location where = YamlText.location(file, pair.getKeyNode().getStartMark());
        if (!(pair.getKeyNode() instanceof ScalarNode key)) {
            problem(where, "a key must be text");
        } else if (entries.stream().anyMatch(entry -> entry.key().equals(key.getValue()))) {
            problem(where, Excerpt.of(nameOf(key.getValue())) + " is specified twice");
        } else {
            YamlValue value = new YamlValue(pair.getValueNode(), nameOf(key.getValue()), file, findings);
            entries.add(new Entry(key.getValue(), where, value));
        }
    }

    private String nameOf(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /** Reads a mapping with only these keys. */
    YamlGroup group(List<String> allowed) {
        return group(allowed, entries());
    }

    /** Reads a mapping with only these keys, and keys that begin with {@code x-}, which can hold anchors. */
    YamlGroup groupWithExtensions(List<String> allowed) {
        return group(
                allowed,
                entries().stream()
                        .filter(entry -> !entry.key().startsWith("x-"))
                        .toList());
    }

    private YamlGroup group(List<String> allowed, List<Entry> entries) {
        entries.stream().filter(entry -> !allowed.contains(entry.key())).forEach(entry -> unknown(entry, allowed));
        return new YamlGroup(this, entries);
    }

    private void unknown(Entry entry, List<String> allowed) {
        String problem = "unknown key " + Excerpt.of(entry.key()) + ", " + title() + " takes " + choice(allowed);
        findings.add(Nearest.question(entry.key(), allowed)
                .map(question -> Diagnostic.error(entry.where(), problem, question))
                .orElseGet(() -> Diagnostic.error(entry.where(), problem)));
    }

    private <T> Optional<T> orRefuse(Optional<T> read, String expected) {
        return read.isPresent() ? read : refuse(expected, "");
    }

    /** Reports what was expected instead of this value. */
    <T> Optional<T> refuse(String expected, String hint) {
        String problem = title() + " must be " + expected + ", but this is " + Scalars.describe(node);
        findings.add(hint.isEmpty() ? Diagnostic.error(where(), problem) : Diagnostic.error(where(), problem, hint));
        return Optional.empty();
    }

    private String title() {
        return name.isEmpty() ? "the file" : Excerpt.of(name);
    }

    /**
     * Reports a problem in a part of this text.
     *
     * @param index where that part begins in the text
     */
    void problemAt(int index, String problem, String hint) {
        findings.add(Diagnostic.error(placeOf(index), title() + ": " + problem, hint));
    }

    /**
     * The position of a part of this text. For text in a block or with escapes, it is the position of the whole value.
     */
    private Location placeOf(int index) {
        Location start = where();
        int quotes = node instanceof ScalarNode scalar && scalar.isPlain() ? 0 : 1;
        int width = node.getEndMark().getColumn() - node.getStartMark().getColumn() - 2 * quotes;
        boolean isAsItReads = node instanceof ScalarNode scalar
                && node.getEndMark().getLine() == node.getStartMark().getLine()
                && scalar.getValue().length() == width;
        return isAsItReads ? new Location(file, start.line(), start.column() + quotes + index) : start;
    }

    void problem(Location where, String problem) {
        findings.add(Diagnostic.error(where, problem));
    }
}
