package dev.jforeman.procfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.procfile.Procfile.Entry;
import dev.jforeman.testing.Places;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProcfilePropertiesTest {
    private static Parsed<Procfile> parse(String text) {
        return ProcfileParser.parse("Procfile", text.getBytes(UTF_8));
    }

    @Property
    void anyBytesAreReadAndEveryDiagnosticNamesAPlaceInThem(@ForAll byte[] bytes) {
        Places.assertInside(bytes, ProcfileParser.parse("Procfile", bytes).diagnostics());
    }

    @Property
    void anyTextIsReadAndEveryDiagnosticNamesAPlaceInIt(@ForAll("texts") String text) {
        Parsed<Procfile> parsed = parse(text);
        Places.assertInside(text.getBytes(UTF_8), parsed.diagnostics());
        assertThat(parsed.value().entries().isEmpty() && parsed.isUsable()).isFalse();
    }

    @Property
    void crlfMeansWhatLfMeans(@ForAll("texts") String text) {
        String lf = text.replace("\r", "");
        assertThat(parse(lf.replace("\n", "\r\n"))).isEqualTo(parse(lf));
    }

    @Property
    void printedFilesAreReadBack(@ForAll("entries") List<Entry> entries) {
        String text =
                entries.stream().map(e -> e.type() + ": " + e.command() + "\n").collect(Collectors.joining());
        Parsed<Procfile> parsed = parse(text);
        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.value()).isEqualTo(new Procfile("Procfile", entries));
    }

    @Property
    void aCommandKeepsItsBytes(@ForAll("commands") String command) {
        byte[] line = ("a:" + command).getBytes(UTF_8);
        byte[] read = ProcfileParser.parse("P", line)
                .value()
                .entries()
                .getFirst()
                .command()
                .getBytes(UTF_8);
        assertThat(read).isEqualTo(command.getBytes(UTF_8));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "web",
                "a",
                "-",
                ":",
                ": ",
                " ",
                "\t",
                "#",
                "\\",
                "\n",
                "\r",
                "\r\n",
                "=",
                ".",
                "é",
                "\ud83d\ude80",
                "\0",
                "export ",
                "web: x\n",
                "worker: y\n",
                "\ufeff",
                "\u00a0");
        return parts.list().ofMaxSize(20).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> commands() {
        return Arbitraries.strings()
                .excludeChars('\0', '\n')
                .ofMinLength(1)
                .filter(command -> !command.matches("(?s)[ \\t\\x0b\\f\\r].*|.*\\r"))
                .filter(command -> UTF_8.newEncoder().canEncode(command));
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .numeric()
                .withChars("_-")
                .ofMinLength(1)
                .ofMaxLength(10);
        Arbitrary<Entry> entry = Combinators.combine(names, commands())
                .as((name, command) -> new Entry(name, command, new Location("Procfile", 1, 1)));
        return entry.list()
                .uniqueElements(Entry::type)
                .ofMinSize(1)
                .ofMaxSize(10)
                .map(ProcfilePropertiesTest::numbered);
    }

    private static List<Entry> numbered(List<Entry> entries) {
        return IntStream.range(0, entries.size())
                .mapToObj(i ->
                        new Entry(entries.get(i).type(), entries.get(i).command(), new Location("Procfile", i + 1, 1)))
                .toList();
    }
}
