package dev.jforeman.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static Console console(String... lines) {
        return new Console("a.md:1", List.of()).with(List.of(lines));
    }

    private static boolean isShown(String written, String... lines) {
        return console(lines).exchanges().getFirst().isShown(written);
    }

    @Test
    void theOutputMustMatchTheShownOne() {
        assertThat(isShown("a\nb\n", "$ x", "a", "b")).isTrue();
        assertThat(isShown("a\n", "$ x", "a", "b")).isFalse();
        assertThat(isShown("a\nb\nc\n", "$ x", "a", "b")).isFalse();
        assertThat(isShown("", "$ x")).isTrue();
        assertThat(isShown("a\n", "$ x")).isFalse();
        assertThat(isShown("a", "$ x", "a")).isTrue();
    }

    @Test
    void dotsStandForAnythingInALine() {
        assertThat(isShown("pid 17 ended\n", "$ x", "pid ... ended")).isTrue();
        assertThat(isShown("pid 17\n ended\n", "$ x", "pid ... ended")).isFalse();
        assertThat(isShown("a.b\n", "$ x", "a+b")).isFalse();
    }

    @Test
    void aLineOfDotsStandsForAnyLines() {
        assertThat(isShown("a\nb\nc\nd\n", "$ x", "a", "...", "d")).isTrue();
        assertThat(isShown("a\nd\n", "$ x", "a", "...", "d")).isTrue();
        assertThat(isShown("a\nb\n", "$ x", "a", "...", "d")).isFalse();
    }

    @Test
    void aCommandMayHaveSeveralLines() {
        Console console = console("$ cat <<E", "> a", ">", "> E", "a", "", "$ true");

        assertThat(console.exchanges())
                .extracting(Console.Exchange::command)
                .containsExactly("cat <<E\na\n\nE", "true");
    }
}
