package dev.jforeman.cli;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Options;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Nearest;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.EnumWord;
import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** {@code jforeman signal USR1 worker}: sends a signal to processes. */
final class SignalCommand extends SocketVerb {
    @Override
    public String name() {
        return "signal";
    }

    @Override
    public List<String> aliases() {
        return List.of("kill");
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = model("Send a signal to processes of the running jforeman.");
        spec.addOption(Options.flag("Signal whole process groups instead of only their leaders.", "--group"));
        spec.addPositional(Options.words(
                "SIGNAL NAME",
                "1..*",
                "Signal, for example USR1, SIGUSR1 or 10, and the processes to send it to; '*' means all."));
        return spec;
    }

    @Override
    Request request(OptionValues given) throws Refusal {
        List<String> words = given.words();
        Signal signal = signal(words.getFirst());
        List<String> names = requiredNames(words.subList(1, words.size()), name());
        return new Request.Send(signal, names, given.isOn("group"));
    }

    static Signal signal(String word) throws Refusal {
        String name = Signal.withoutPrefix(word.toUpperCase(Locale.ROOT));
        return Signal.find(name)
                .filter(Signals::isThere)
                .or(() -> byNumber(name))
                .orElseThrow(() -> unknown(word, name));
    }

    private static Optional<Signal> byNumber(String number) {
        return EnumWord.find(
                number, Signals.all().toArray(Signal[]::new), signal -> String.valueOf(Signals.number(signal)));
    }

    private static Refusal unknown(String word, String name) {
        List<String> known = Signals.all().stream().map(Signal::name).toList();
        String hint =
                Nearest.question(name, known).map("; "::concat).orElse(" (known: " + String.join(", ", known) + ")");
        return new Refusal(ExitCode.USAGE, "unknown signal " + word + hint);
    }
}
