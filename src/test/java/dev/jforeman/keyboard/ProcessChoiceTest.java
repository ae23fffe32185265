package dev.jforeman.keyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessChoiceTest {
    private static final List<String> NAMES = List.of("web.1", "web.2", "worker.1");

    private static List<String> chosen(String answer) {
        return ProcessChoice.chosen(answer, NAMES);
    }

    @Test
    void aNumberChoosesByPosition() {
        assertThat(chosen("3")).containsExactly("worker.1");
        assertThat(chosen(" 1, 3 ")).containsExactly("web.1", "worker.1");
    }

    @Test
    void anythingElseIsAName() {
        assertThat(chosen("web w*.1")).containsExactly("web", "w*.1");
        assertThat(chosen("4 0 99999999999")).containsExactly("4", "0", "99999999999");
    }

    @Test
    void anEmptyAnswerChoosesNothing() {
        assertThat(chosen("  ")).isEmpty();
    }

    @Test
    void thePromptListsAtMostNineProcesses() {
        assertThat(ProcessChoice.question("restart", NAMES, UnaryOperator.identity()))
                .isEqualTo("restart which? 1 web.1, 2 web.2, 3 worker.1 (number, name or pattern): ");
        List<String> many =
                IntStream.rangeClosed(1, 300).mapToObj(i -> "w." + i).toList();
        assertThat(ProcessChoice.question("mute", many, UnaryOperator.identity()))
                .endsWith("9 w.9 ... (number, name or pattern): ");
    }
}
