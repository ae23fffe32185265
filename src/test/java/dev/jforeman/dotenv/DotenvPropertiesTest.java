package dev.jforeman.dotenv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Parsed;
import dev.jforeman.testing.Places;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DotenvPropertiesTest {
    private static Parsed<Dotenv> parse(String text) {
        return DotenvParser.parse(".env", text.getBytes(UTF_8));
    }

    @Property
    void anyBytesAreReadAndEveryDiagnosticNamesAPlaceInThem(@ForAll byte[] bytes) {
        Places.assertInside(bytes, DotenvParser.parse(".env", bytes).diagnostics());
    }

    @Property
    void anyTextIsReadAndEveryDiagnosticNamesAPlaceInIt(@ForAll("texts") String text) {
        Places.assertInside(text.getBytes(UTF_8), parse(text).diagnostics());
        Places.assertInside(text.getBytes(UTF_8), ForemanReading.differences(".env", text.getBytes(UTF_8)));
    }

    @Property
    void crlfMeansWhatLfMeans(@ForAll("texts") String text) {
        String lf = text.replace("\r", "");
        String crlf = lf.replace("\n", "\r\n");
        assertThat(parse(crlf)).isEqualTo(parse(lf));
        assertThat(ForemanReading.differences(".env", crlf.getBytes(UTF_8)))
                .isEqualTo(ForemanReading.differences(".env", lf.getBytes(UTF_8)));
    }

    @Property
    void printedFilesAreReadBack(@ForAll("variables") Map<String, String> variables) {
        String text = variables.entrySet().stream()
                .map(e -> e.getKey() + "=" + RawValue.quoted(e.getValue()) + "\n")
                .collect(Collectors.joining());
        Parsed<Dotenv> parsed = parse(text);
        assertThat(parsed.diagnostics()).isEmpty();
        assertThat(parsed.value().values()).isEqualTo(variables);
    }

    @Property
    void aQuotedValueIsReadAgainWithAndWithoutExpansion(@ForAll("values") String value) {
        Dotenv dotenv = parse("A=" + RawValue.quotedOnOneLine(value)).value();
        assertThat(dotenv.values()).containsExactly(Map.entry("A", value));
        assertThat(Expansion.expand(dotenv, Map.of(), Set.of()).value().values())
                .containsExactly(Map.entry("A", value));
    }

    @Property
    void expansionChangesNothingInATextWithoutADollarSign(@ForAll("texts") String text) {
        Dotenv dotenv = parse(text.replace("$", "")).value();
        assertThat(Expansion.expand(dotenv, Map.of("A", "x"), Set.of()).value().values())
                .isEqualTo(dotenv.values());
    }

    @Property(tries = 5_000)
    void eachVariableThatForemanReadsDifferentlyGetsAWarning(@ForAll("texts") String text) {
        Parsed<Dotenv> parsed = parse(text);
        int differing = parsed.isUsable() ? differing(parsed.value().values(), ForemanValues.of(text)) : 0;
        assertThat(ForemanReading.differences(".env", text.getBytes(UTF_8))).hasSize(differing);
    }

    private static int differing(Map<String, String> ours, Map<String, String> theirs) {
        Set<String> names = new HashSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        names.removeIf(name -> Objects.equals(ours.get(name), theirs.get(name)));
        return names.size();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> parts = Arbitraries.of(
                "A",
                "B",
                "A=",
                "\nA=",
                "\nB=x\n",
                "=",
                " ",
                "\t",
                "#",
                " # ",
                "'",
                "\"",
                "\\",
                "\\n",
                "\\t",
                "$",
                "$A",
                "${A}",
                "${B:-",
                "}",
                "\n",
                "\n",
                "\r",
                "\r\n",
                "export ",
                "é",
                "\ufeff",
                "1",
                "-",
                "\ud83d\ude80");
        return parts.list().ofMaxSize(20).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(20);
        Arbitrary<String> awkward =
                Arbitraries.strings().withChars("\\\"'$#n t\n\r{}A=").ofMaxLength(12);
        return Arbitraries.oneOf(any, awkward)
                .map(value -> value.replace("\0", "").replaceAll("\r+\n", "\n"))
                .filter(value -> UTF_8.newEncoder().canEncode(value));
    }

    @Provide
    Arbitrary<Map<String, String>> variables() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('a', 'z')
                .withChars('_')
                .ofMinLength(1)
                .ofMaxLength(8);
        return Arbitraries.maps(names, values()).ofMaxSize(8);
    }
}
