package dev.jforeman.procfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.diagnostic.Diagnostic;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HerokuNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"web", "web-2", "2web", "w", "123456789-123456789-123456789-123456789-123456789-123456789-123"})
    void aNameThatHerokuAcceptsGetsNoWarning(String name) {
        assertThat(differences(name + ": x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web_api | 'Heroku renames \"web_api\" to \"web-api\" (name it \"web-api\")'",
                "Web     | 'Heroku renames \"Web\" to \"web\" (name it \"web\")'",
                "-web    | 'Heroku rejects \"-web\" (a name must begin and end with a letter or digit on Heroku)'",
                "web_    | 'Heroku rejects \"web_\" (a name must begin and end with a letter or digit on Heroku)'",
                "1234567890123456789012345678901234567890123456789012345678901234 | 'Heroku rejects"
                        + " \"1234567890123456789012345678901234567890...\","
                        + " a name of more than 63 characters (shorten it)'",
            })
    void namesThatHerokuRenamesOrRefusesGetAWarning(String name, String sentence) {
        assertThat(differences(name + ": x")).containsExactly("Procfile:1:1: warning: " + sentence);
    }

    @Test
    void twoTypesThatHerokuRenamesToOneNameGetAWarning() {
        assertThat(differences("web_api: x\nweb-api: y"))
                .containsExactly(
                        "Procfile:1:1: warning: Heroku renames \"web_api\" to \"web-api\" (name it \"web-api\")",
                        "Procfile:2:1: warning: Heroku renames \"web-api\" to \"web-api\", the same as \"web_api\" on"
                                + " line 1 (rename one of them)");
    }

    private static List<String> differences(String text) {
        Procfile procfile =
                ProcfileParser.parse("Procfile", text.getBytes(UTF_8)).value();
        return HerokuNames.differences(procfile).stream()
                .map(Diagnostic::toString)
                .toList();
    }
}
