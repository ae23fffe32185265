package dev.jforeman.cli.options;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.os.terminal.StandardOutput;
import dev.jforeman.output.LogFormat;
import dev.jforeman.output.LogOptions;
import java.util.List;
import java.util.Optional;

/** Decides whether the keyboard belongs to one instance ({@code -i}), to jforeman (key commands) or is not read. */
public final class KeyboardChoice {
    private KeyboardChoice() {}

    static Optional<InstanceName> of(OptionValues given, Plan plan, LogFormat format) throws Refusal {
        Optional<String> word = given.text("interactive");
        if (word.isEmpty()) {
            return Optional.empty();
        }
        InstanceName name = find(word.get(), plan);
        refuseIf(format == LogFormat.JSON, "--log-format=json is set");
        refuseIf(
                !Keyboard.isThere() || !StandardOutput.isTerminal(),
                "standard input and output are not both a terminal");
        return Optional.of(name);
    }

    /** Whether key presses are commands to jforeman: the log is on a terminal, and no process has the keyboard. */
    public static boolean areKeysWanted(OptionValues given, LogOptions log) throws Refusal {
        return log.format() == LogFormat.TEXT
                && log.streams().interactive().isEmpty()
                && !given.isOn("no-keys")
                && Keyboard.isThere()
                && StandardOutput.isTerminal();
    }

    private static void refuseIf(boolean isImpossible, String reason) throws Refusal {
        if (isImpossible) {
            throw new Refusal(ExitCode.USAGE, "-i needs a terminal, but " + reason);
        }
    }

    /** Finds the instance; a process type means its first instance. */
    private static InstanceName find(String word, Plan plan) throws Refusal {
        List<InstanceName> started =
                plan.instances().stream().map(ProcessSpec::name).toList();
        return started.stream()
                .filter(name -> name.toString().equals(word) || name.type().equals(word))
                .findFirst()
                .orElseThrow(() -> plan.types().contains(InstanceName.typeOf(word))
                        ? InstanceWords.notStarted("-i", word, started)
                        : InstanceWords.unknown("-i", word, plan));
    }
}
