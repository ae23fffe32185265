package dev.jforeman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#]*)(?:#([^)\\s]+))?\\)");

    @Test
    void everyLinkLeadsToAFileOrAHeading() {
        assertThat(Document.all().stream().flatMap(LinksTest::broken)).isEmpty();
    }

    @Test
    void theTopLevelPagesAreReadToo() {
        assertThat(Document.all().stream().map(document -> document.path().toString()))
                .contains("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/architecture.md");
    }

    private static Stream<String> broken(Document document) {
        return document.prose().stream()
                .flatMap(line -> LINK.matcher(line).results())
                .filter(link -> !link.group(1).contains("://"))
                .filter(link -> !leadsSomewhere(document, link))
                .map(link -> document.path() + ": " + link.group());
    }

    private static boolean leadsSomewhere(Document document, MatchResult link) {
        Path directory = document.path().toAbsolutePath().getParent();
        Path target = link.group(1).isEmpty()
                ? document.path().toAbsolutePath()
                : directory.resolve(link.group(1)).normalize();
        return Files.exists(target)
                && (link.group(2) == null || headings(target).contains(link.group(2)));
    }

    /** As GitHub makes anchors of them. */
    private static List<String> headings(Path target) {
        return Document.all().stream()
                .filter(document -> document.path().toAbsolutePath().equals(target))
                .flatMap(document -> document.prose().stream())
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{Alnum}\\- _]", "").replace(' ', '-'))
                .toList();
    }
}
