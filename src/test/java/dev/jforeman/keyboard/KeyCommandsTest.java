package dev.jforeman.keyboard;

import static dev.jforeman.testing.GivenRules.given;
import static dev.jforeman.testing.GivenRules.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.server.LocalRequests;
import dev.jforeman.keyboard.KeyCommands.KeyCommand;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import dev.jforeman.os.terminal.Keyboard;
import dev.jforeman.output.Display;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.supervisor.Event;
import dev.jforeman.testing.GivenPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys typed at the log of a session with the real core. */
class KeyCommandsTest {
    private static final byte ESCAPE = 0x1b;

    private final List<String> written = new ArrayList<>();
    private final List<Keyboard.Mode> turned = new ArrayList<>();
    private SteppedSession session = new SteppedSession(GivenPlan.of("web.1", "web.2", "worker.1")).boot();

    private KeyContext context() {
        return new KeyContext(
                session.controls(),
                new Written(session.controls().display()),
                new LocalRequests(session.controls(), Path.of("/app")),
                turned::add,
                _ -> {},
                processes -> processes.rows().stream().map(ProcessRow::name).toList());
    }

    /** Types and returns the receiver of the next key. */
    private KeyMode type(String keys) throws InterruptedException {
        KeyMode listener = new KeyCommands(context());
        for (byte key : keys.getBytes(StandardCharsets.US_ASCII)) {
            listener = listener.take(key);
        }
        return listener;
    }

    private List<String> said() {
        return session.said().stream()
                .filter(line -> line.startsWith("system: "))
                .toList();
    }

    private void onlyOneProcess() {
        session = new SteppedSession(GivenPlan.of("web.1")).boot();
    }

    @Test
    void eachCommandIsAnnouncedAndExplained() {
        assertThat(KeyCommand.announcement())
                .isEqualTo("keys: r restart, s table, m mute, i type to a process, ? help, q quit");
        assertThat(KeyCommand.explanation().lines())
                .hasSize(7)
                .contains("Enter  print an empty line", "q      stop everything, like Ctrl-C");
    }

    @Test
    void aKeyWithoutACommandDoesNothing() throws Exception {
        assertThat(type("xR")).isInstanceOf(KeyCommands.class);

        assertThat(written).isEmpty();
        assertThat(session.signals()).isEmpty();
    }

    @Test
    void enterMakesAnEmptyLine() throws Exception {
        type("\r\n");

        assertThat(written).containsExactly("\n", "\n");
    }

    @Test
    void pastedTextIsNoCommand() {
        KeyCommands commands = new KeyCommands(context());

        assertThat(commands.isMeant(false, false)).isFalse();
        assertThat(commands.isMeant(true, true)).isTrue();
    }

    @Test
    void theTableAndTheHelpAreWritten() throws Exception {
        type("s?");

        assertThat(written).containsExactly("web.1\nweb.2\nworker.1\n", KeyCommand.explanation());
    }

    @Test
    void quitStopsEverything() throws Exception {
        type("q");
        session.goOn();

        assertThat(session.isFinished()).isTrue();
        assertThat(session.signals()).contains("TERM web.1", "TERM web.2", "TERM worker.1");
    }

    @Test
    void theKeyForRestartPromptsAndRestartsTheChosenProcesses() throws Exception {
        assertThat(type("r")).isInstanceOf(ProcessChoice.class);
        assertThat(written)
                .containsExactly("restart which? 1 web.1, 2 web.2, 3 worker.1 (number, name or pattern): ...");

        assertThat(type("r3\r")).isInstanceOf(KeyCommands.class);
        session.goOn();

        assertThat(session.signals()).containsExactly("TERM worker.1", "CONT worker.1");
        assertThat(session.starts()).contains("worker.1 2");
    }

    @Test
    void theOnlyProcessIsRestartedWithoutAPrompt() throws Exception {
        onlyOneProcess();

        type("r");
        session.goOn();

        assertThat(session.starts()).containsExactly("web.1 1", "web.1 2");
        assertThat(written).isEmpty();
    }

    @Test
    void anUnknownNameIsReportedAndNothingIsDone() throws Exception {
        type("rwbe\r");

        assertThat(said()).containsExactly("system: unknown process \"wbe\" (known: web, worker); did you mean web?");
        assertThat(session.signals()).isEmpty();
    }

    @Test
    void anEmptyAnswerAndEscapeRestartNothing() throws Exception {
        assertThat(type("r\r")).isInstanceOf(KeyCommands.class);
        assertThat(type("r1" + (char) ESCAPE)).isInstanceOf(KeyCommands.class);
        session.goOn();

        assertThat(session.signals()).isEmpty();
        assertThat(written).endsWith("1...", "\r\033[K");
    }

    @Test
    void anAnswerMayBePastedAndCursorKeysAreIgnored() throws Exception {
        KeyMode choice = type("r");

        assertThat(choice.isMeant(false, false)).isTrue();
        assertThat(choice.isMeant(false, true)).isFalse();
        assertThat(choice.isMeant(true, true)).as("Escape alone").isTrue();
    }

    @Test
    void muteHidesAProcessAndShowsItAgain() throws Exception {
        InstanceName worker = name("worker.1");
        Display display = session.controls().display();

        type("mworker\r");
        assertThat(display.isShown(worker)).isFalse();
        type("m");
        assertThat(written.getLast()).contains("3 worker.1 (muted)").contains("1 web.1,");
        type("m3\r");

        assertThat(display.isShown(worker)).isTrue();
        assertThat(said())
                .containsExactly("system: worker.1 is muted (m shows it again)", "system: worker.1 is visible again");
    }

    @Test
    void aProcessWithoutATerminalCannotBeTypedTo() throws Exception {
        assertThat(type("iweb\r")).isInstanceOf(KeyCommands.class);

        assertThat(said()).containsExactly("system: web.1 is not running on a terminal, so it cannot take input");
        assertThat(turned).isEmpty();
    }

    @Test
    void anUnknownNameIsNotTypedTo() throws Exception {
        assertThat(type("iwbe\r")).isInstanceOf(KeyCommands.class);

        assertThat(said()).singleElement().asString().contains("unknown process \"wbe\"");
    }

    @Test
    void aRequestThatIsNotFullyCarriedOutIsReported() {
        session = new SteppedSession(GivenPlan.of(given("web.1").onExit(OnExit.IGNORE))).boot();
        context().ask(new Request.Wait(Request.Wait.Until.EXITED, List.of("web")));
        assertThat(said()).isEmpty();

        session.ends("web.1", 7);

        assertThat(said()).containsExactly("system: web.1 failed: exited with code 7 after 0 s");
    }

    @Test
    void nothingIsAnnouncedAfterTheShutdownBegins() {
        KeyContext context = context();
        context.announce("keys");
        session.happening(new Event.SignalReceived(0, Signal.INT));

        context.announce("too late");

        assertThat(said()).contains("system: keys").doesNotContain("system: too late");
    }

    /** The display of a session. It keeps the raw text that is written to it. */
    private final class Written implements Display {
        private final Display display;

        Written(Display display) {
            this.display = display;
        }

        @Override
        public void say(String text) {
            display.say(text);
        }

        @Override
        public void write(String text, boolean isPromptOpen) {
            written.add(text + (isPromptOpen ? "..." : ""));
        }

        @Override
        public boolean isShown(InstanceName name) {
            return display.isShown(name);
        }

        @Override
        public void show(InstanceName name, boolean isShown) {
            display.show(name, isShown);
        }
    }
}
