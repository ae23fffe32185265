package dev.jforeman.session;

import dev.jforeman.supervisor.Effect;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.State;
import java.util.Optional;
import java.util.OptionalInt;

/** Ends a session when the first instance of one process type ends, and with its exit code. */
public final class ExitCodeFrom implements SessionObserver {
    private final String type;
    private Optional<SessionHandle> stage = Optional.empty();
    private OptionalInt code = OptionalInt.empty();

    public ExitCodeFrom(String type) {
        this.type = type;
    }

    @Override
    public void begin(SessionHandle given) {
        stage = Optional.of(given);
    }

    @Override
    public void see(Effect effect) {
        if (code.isPresent() || !(effect instanceof Effect.Say(Notice notice))) {
            return;
        }
        switch (notice) {
            case Notice.Ended ended
            when ended.name().type().equals(type) -> end(ended.outcome().shellCode());
            case Notice.NeedFailed failed when failed.name().type().equals(type) -> end(1);
            default -> {}
        }
    }

    private void end(int shellCode) {
        code = OptionalInt.of(shellCode);
        stage.orElseThrow().stopAll();
    }

    @Override
    public int end(State state, int exitCode) {
        return code.orElse(exitCode);
    }
}
