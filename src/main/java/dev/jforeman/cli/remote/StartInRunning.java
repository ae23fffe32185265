package dev.jforeman.cli.remote;

import dev.jforeman.cli.options.OptionValues;
import dev.jforeman.cli.options.Streams;
import dev.jforeman.control.client.ControlClient;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.PathText;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.os.instance.TrustedSocket.Distrusted;
import dev.jforeman.plan.Quantity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code jforeman start NAME} if jforeman is already running: starts the processes in the running jforeman. */
public final class StartInRunning {
    /** Options that do not affect how processes are started, so that they are allowed. */
    private static final Set<String> HARMLESS =
            Set.of("--procfile", "--root", "--debug", "--detach", "--wait", "--log-dir");

    private StartInRunning() {}

    public static int start(RuntimeDirectory runtime, OptionValues given, Streams streams) throws Refusal {
        refuseOptions(given);
        try (ControlClient client = connect(runtime)) {
            ControlCall call = new ControlCall(client, streams);
            List<String> counts = words(given, true);
            int code = counts.isEmpty() ? 0 : call.ask(scale(counts), _ -> {});
            List<String> names = words(given, false);
            return names.isEmpty() ? code : Math.max(code, call.ask(new Request.Start(names), _ -> {}));
        } catch (IOException e) {
            throw ControlCall.lost(e);
        }
    }

    /**
     * The scale request for words such as {@code web=3 worker=2}.
     *
     * @throws Refusal if a word is not a type and a count
     */
    public static Request.Scale scale(List<String> words) throws Refusal {
        Map<String, Integer> counts = Quantity.counts(words).orRefuse();
        return new Request.Scale(counts);
    }

    private static List<String> words(OptionValues given, boolean areCounts) {
        return given.words().stream()
                .filter(word -> word.contains("=") == areCounts)
                .toList();
    }

    private static void refuseOptions(OptionValues given) throws Refusal {
        List<String> meaningless = given.typedOptions().stream()
                .filter(option -> !HARMLESS.contains(option))
                .toList();
        if (!meaningless.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    String.join(", ", meaningless) + " cannot be used because jforeman is already running here; omit"
                            + " it to start processes in the running jforeman, or stop that"
                            + " first (jforeman down)");
        }
    }

    private static ControlClient connect(RuntimeDirectory runtime) throws Refusal {
        try {
            return Running.at(runtime)
                    .orElseThrow(() -> new Refusal(
                            ExitCode.ALREADY_RUNNING,
                            "jforeman is running in " + PathText.of(runtime.app())
                                    + ", but does not accept connections yet; try again in a moment"));
        } catch (Distrusted e) {
            throw Running.distrusted(e);
        }
    }
}
