package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each supported shell completes words of jforeman with the generated script. */
@Scenarios
class CompletionScenarios {
    /** Calls the registered completion function in the way bash calls it. */
    private static final String BASH = """
        eval "$(jforeman completion bash)"
        compopt() { :; }
        COMP_WORDS=(jforeman %s) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _jforeman
        printf '%%s\\n' "${COMPREPLY[@]}"
        """;

    private static final String FISH = """
        jforeman completion fish | source
        complete -C 'jforeman %s'
        """;

    /** A shell in a terminal that receives Tab and Enter; it prints the completed command instead of running it. */
    private static final String ZSH = """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell 'PS1="rea""dy> "; autoload -Uz compinit && compinit -u -D; stty cols 200'
        zpty -w shell 'eval "$(jforeman completion zsh)"; echo "load""ed"'
        zpty -r shell out '*loaded*ready> *'
        zpty -w shell 'jforeman() { [[ $1 = complete ]] && command jforeman "$@" || print "words $@ end"; }'
        zpty -r shell out '*ready> *'
        zpty -n -w shell $'jforeman %s\\t\\n'
        zpty -r shell out '*words*end*'
        print -r -- "$out"
        """;

    private static String offered(Scenario story, String shell, String words) {
        String script = switch (shell) {
            case "bash" -> BASH;
            case "fish" -> FISH;
            case "zsh" -> ZSH;
            default -> throw new IllegalArgumentException(shell);
        };
        story.file("complete." + shell, script.formatted(words).lines().toArray(String[]::new));
        return story.shell(shell + " complete." + shell).run().out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void aShellOffersVerbsOptionsTypesAndWhatRuns(String shell, Scenario story) {
        Machine.needs(shell);
        story.procfile("web: exec sleep 60", "worker: exec sleep 60");
        Running running = story.start("worker");
        Eventually.holds("it can be asked", () -> story.run("ps").exitCode() == 0, () -> story.run("ps"));

        assertThat(offered(story, shell, "resta")).containsPattern("(^|\\s)restart\\s");
        assertThat(offered(story, shell, "ps --js")).containsPattern("(^|\\s)--json\\s");
        assertThat(offered(story, shell, "restart we")).containsPattern("(^|\\s)web\\s");
        assertThat(offered(story, shell, "restart worker.")).containsPattern("(^|\\s)worker\\.1\\s");
        running.stop();
    }
}
