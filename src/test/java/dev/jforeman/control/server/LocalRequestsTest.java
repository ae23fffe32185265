package dev.jforeman.control.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.testing.GivenPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LocalRequestsTest {
    private final SteppedSession session = new SteppedSession(GivenPlan.of("web.1")).boot();
    private final LocalRequests requests = new LocalRequests(session.controls(), Path.of("/app"));
    private final List<Reply> replies = new ArrayList<>();

    @Test
    void theAnswerIsThatOfTheControlSocket() {
        requests.ask(new Request.Stop(List.of("web")), replies::add);
        requests.ask(new Request.Stop(List.of("wbe")), replies::add);

        assertThat(replies)
                .containsExactly(
                        new Reply.Done(), new Reply.Refused("unknown process \"wbe\" (known: web); did you mean web?"));
        assertThat(session.signals()).containsExactly("TERM web.1", "CONT web.1");
    }

    @Test
    void anAnswerComesWhenItIsKnown() {
        requests.ask(new Request.Wait(Request.Wait.Until.EXITED, List.of("web")), replies::add);
        assertThat(replies).isEmpty();

        session.ends("web.1", 0);

        assertThat(replies).containsExactly(new Reply.Done());
    }

    @Test
    void endlessRepliesCannotBeRequestedLocally() {
        Request logs = new Request.Logs(List.of(), OptionalInt.empty(), OptionalLong.empty(), true);

        assertThatThrownBy(() -> requests.ask(logs, replies::add)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aTerminalCannotBeAskedFor() {
        LocalRequests.Asker asker = new LocalRequests.Asker(replies::add);

        assertThatThrownBy(() -> asker.attach(Optional::empty, _ -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
