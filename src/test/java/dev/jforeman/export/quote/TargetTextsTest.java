package dev.jforeman.export.quote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quoting for targets with a simple syntax, whose readers are implemented here. */
class TargetTextsTest {

    @Property
    void theKubeletTurnsALiteralBack(@ForAll("values") String value) {
        assertThat(expandedByKubelet(KubernetesText.literal(value))).isEqualTo(value);
    }

    /** {@code $$} is a dollar sign, {@code $(} begins a variable, any other dollar sign is one. */
    private static String expandedByKubelet(String text) {
        StringBuilder expanded = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (text.charAt(i) == '$' && next == '(') {
                throw new AssertionError("a variable in " + text);
            }
            expanded.append(text.charAt(i));
            i += text.charAt(i) == '$' && next == '$' ? 1 : 0;
        }
        return expanded.toString();
    }

    @Property
    void composeTurnsALiteralBack(@ForAll("values") String value) {
        String literal = ComposeText.literal(value);

        assertThat(literal.replace("$$", "")).doesNotContain("$");
        assertThat(literal.replace("$$", "$")).isEqualTo(value);
    }

    @Property
    void anEnvironmentDirectoryGivesTheValueBack(@ForAll("values") String value) {
        Assume.that(EnvDir.canHold(value));

        assertThat(readByChpst(EnvDir.content(value))).isEqualTo(value);
    }

    /** The first line without blanks at the end, NUL for a line end. */
    private static String readByChpst(String content) {
        return content.substring(0, content.indexOf('\n'))
                .replaceAll("[ \t]+\\z", "")
                .replace('\0', '\n');
    }

    @Property
    void envFileValuesAreOneLineWithoutSpecialCharacters(@ForAll("values") String value) {
        Assume.that(DockerEnvFile.canHold(value));

        assertThat(DockerEnvFile.line("V", value))
                .hasLineCount(1)
                .doesNotContainPattern("['\"$\\\\#`]")
                .isEqualTo("V=" + value.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C.UTF-8", "a b", "postgres://u:p@h/db?x=1&y=2", "x=y", "čeština 🚀"})
    void ordinaryValuesAreKeptInEnvFiles(String value) {
        assertThat(DockerEnvFile.canHold(value)).isTrue();
    }

    @Property
    void aSupervisorArgumentIsOneLineWithoutExpansionOrComment(@ForAll("values") String value) {
        Assume.that(value.chars().noneMatch(c -> c < ' ' && c != '\t'));
        String argument = SupervisorText.argument(value);

        assertThat(argument.replace("%%", "")).doesNotContain("%");
        assertThat(argument).doesNotContainPattern("\\s[;#]");
        assertThat(argument.replace("%%", "%")
                        .replaceAll("(?<=\\s)''(?=[;#])", "")
                        .replace("'\"'\"'", "'"))
                .isEqualTo("'" + value + "'");
    }

    /** supervisord replaces this text before it reads any escape, and expands the names of log files twice. */
    @Test
    void thePlaceholderThatSupervisordReplacesIsBrokenUp() {
        String empty = "%(here).0s";

        assertThat(SupervisorText.plain("a %(here)s % %%(here)s"))
                .doesNotContain("%(here)s")
                .isEqualTo("a %%(here" + empty + ")s %% %%%%(here" + empty + ")s");
        assertThat(SupervisorText.assignment("A", "%(here)s")).isEqualTo("A=\"%%(here" + empty + ")s\"");
        assertThat(SupervisorText.logFile("/log/100%")).isEqualTo("/log/100%%%%");
    }

    @Property
    void templateDelimitersAreNotInTheText(@ForAll("values") String value) {
        assertThat(NomadEnv.delimiters(value)).hasSize(2).noneMatch(value::contains);
    }

    @Test
    void everyUsualDelimiterCanBeTaken() {
        assertThat(NomadEnv.delimiters("{{ [[ <% {% (( @ @@")).isEqualTo(List.of("@@@<", ">@@@"));
    }

    @Property
    void hclIsOneLineWithoutTemplates(@ForAll("values") String value) {
        String literal = HclText.literal(value);

        assertThat(literal).doesNotContainPattern("[\\x00-\\x1f\\x7f]");
        // a blank replaces each escape, so that the text around it does not form a template
        assertThat(literal.replace("$${", " ").replace("%%{", " ")).doesNotContain("${", "%{");
    }

    @Provide
    Arbitrary<String> values() {
        return Texts.values();
    }
}
