package dev.jforeman.control.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compatibility between releases: an older jforeman serves a newer client, and vice versa. The lines are those of the
 * first release in version 1 of the protocol and must not change.
 */
class VersionsTest {
    private static final Path LINES = Path.of("src/test/resources/dev/jforeman/control/protocol");

    static List<String> requests() throws IOException {
        return Files.readAllLines(LINES.resolve("requests-of-0.1.0.txt"));
    }

    static List<String> replies() throws IOException {
        return Files.readAllLines(LINES.resolve("replies-of-0.1.0.txt"));
    }

    private static String withMore(String line) {
        return line.replaceFirst("\\{", "{\"new\":{\"in\":[2]},");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatTheFirstVersionAsksIsUnderstood(String line) {
        assertThat(RequestCodec.parse(line).content()).isInstanceOf(Decoded.Good.class);
    }

    /** In version 1 a log line had no stream; {@code logs -f} once failed because of that. */
    @ParameterizedTest
    @MethodSource("replies")
    void whatTheFirstVersionAnswersIsUnderstood(String line) {
        assertThat(ReplyCodec.parse(line).content()).isInstanceOf(Decoded.Good.class);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatALaterVersionAddsToARequestIsLeftAlone(String line) {
        assertThat(RequestCodec.parse(withMore(line))).isEqualTo(RequestCodec.parse(line));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void whatALaterVersionAddsToAReplyIsLeftAlone(String line) {
        assertThat(ReplyCodec.parse(withMore(line))).isEqualTo(ReplyCodec.parse(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"v\":3,\"method\":\"ps\"}", "{\"v\":9,\"ask\":[\"ps\"]}", "{\"v\":0,\"do\":\"ps\"}"})
    void aClientOfAnotherVersionGetsAHint(String line) {
        assertThat(RequestCodec.parse(line).content())
                .isInstanceOfSatisfying(
                        Decoded.Bad.class,
                        bad -> assertThat(bad.why()).contains("supported: 1 to 2", "start it again"));
    }

    @Test
    void everyKindOfRequestAndReplyIsAmongTheLines() throws IOException {
        assertThat(kinds(
                        requests().stream().map(line -> RequestCodec.parse(line).content())))
                .isEqualTo(recordsOf(Request.class));
        assertThat(kinds(replies().stream().map(line -> ReplyCodec.parse(line).content())))
                .isEqualTo(recordsOf(Reply.class));
    }

    private static <T> Set<Class<?>> kinds(Stream<Decoded<T>> decoded) {
        return decoded.map(line -> ((Decoded.Good<T>) line).value().getClass()).collect(Collectors.toSet());
    }

    private static Set<Class<?>> recordsOf(Class<?> kind) {
        return Stream.of(kind.getDeclaredClasses())
                .filter(kind::isAssignableFrom)
                .filter(Class::isRecord)
                .collect(Collectors.toSet());
    }
}
