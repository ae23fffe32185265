package dev.jforeman.supervisor;

import dev.jforeman.supervisor.Effect.Answer;
import java.util.Optional;

/** Effects as readable text. */
final class EffectText {
    private EffectText() {}

    static Optional<String> of(Effect effect) {
        return switch (effect) {
            case Effect.Spawn(var name, int incarnation) -> Optional.of("spawn " + name + "#" + incarnation);
            case Effect.SendSignal(var name, var _, var signal, var target) ->
                Optional.of(signal + " to " + (target == Event.SignalAsked.Target.GROUP ? "group of " : "") + name);
            case Effect.StartProbing(var name, int incarnation, var probe) ->
                Optional.of("probe " + probe + " " + name + "#" + incarnation);
            case Effect.StopProbing(var name, var _) -> Optional.of("stop probing " + name);
            case Effect.RunStopCommand(var name, var _) -> Optional.of("run stop command of " + name);
            case Effect.KillStopCommand(var name, var _) -> Optional.of("kill stop command of " + name);
            case Effect.Say(Notice notice) -> Optional.of(label(notice) + ": " + Wording.of(notice));
            case Effect.Reply(long request, Answer answer) -> Optional.of("reply " + request + ": " + text(answer));
            case Effect.Finish(int code) -> Optional.of("finish " + code);
            case Effect.ShowOutput _, Effect.Release _, Effect.ArmTimer _, Effect.CancelTimer _, Effect.KeepTail _ ->
                Optional.empty();
        };
    }

    private static String label(Notice notice) {
        return notice instanceof Notice.OfInstance own ? own.name().toString() : "system";
    }

    private static String text(Answer answer) {
        return switch (answer) {
            case Answer.Done _ -> "done";
            case Answer.Failed(var names) -> "failed " + names;
            case Answer.Withdrawn _ -> "withdrawn";
            case Answer.SessionEnds _ -> "session ends";
        };
    }
}
