package dev.jforeman.control.server;

import static dev.jforeman.testing.GivenRules.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Reply.ProcessRow;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Wait.Until;
import dev.jforeman.control.server.LocalRequests.Asker;
import dev.jforeman.control.server.LogFeed.Followers;
import dev.jforeman.model.Groups;
import dev.jforeman.model.Plan;
import dev.jforeman.model.ProcessSpec;
import dev.jforeman.model.Restart.OnExit;
import dev.jforeman.model.Signal;
import dev.jforeman.session.SteppedSession;
import dev.jforeman.supervisor.TimerId;
import dev.jforeman.testing.GivenPlan;
import dev.jforeman.testing.GivenRules;
import dev.jforeman.text.History;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests to a session of the real core. */
class RequestHandlerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Reply DONE = new Reply.Done();

    private static SteppedSession session(GivenRules... formation) {
        return new SteppedSession(GivenPlan.of(formation)).boot();
    }

    private static SteppedSession session(String... names) {
        return new SteppedSession(GivenPlan.of(names)).boot();
    }

    private static RecordingClient ask(SteppedSession session, Request request) {
        RecordingClient client = new RecordingClient();
        handler(session).serve(request, client);
        return client;
    }

    private static RequestHandler handler(SteppedSession session) {
        Followers followers = new Followers(session.controls().histories(), () -> {});
        return new RequestHandler(session.controls(), Path.of("/app"), followers, Runnable::run);
    }

    private static List<Reply> replies(SteppedSession session, Request request) {
        return ask(session, request).replies();
    }

    private static List<ProcessRow> rows(SteppedSession session, String... names) {
        Reply.Processes reply = (Reply.Processes)
                replies(session, new Request.Ps(List.of(names))).getFirst();
        return reply.rows();
    }

    private static Plan withTypes(Plan plan, String... types) {
        return new Plan(List.of(types), plan.instances(), plan.stopTimeout(), plan.remarks());
    }

    @Test
    void psHasTheProcessesAskedForInTheOrderOfTheProcfile() {
        SteppedSession session = session("web.1", "web.2", "worker.1");

        assertThat(rows(session)).extracting(ProcessRow::name).containsExactly("web.1", "web.2", "worker.1");
        assertThat(rows(session, "w*r", "web.2")).extracting(ProcessRow::name).containsExactly("web.2", "worker.1");
    }

    @Test
    void psSaysHowEachProcessIs() {
        SteppedSession session = session(
                        given("run.1"),
                        given("unready.1").ready(SECOND),
                        given("crashed.1"),
                        given("done.1").onExit(OnExit.IGNORE),
                        given("given-up.1").mostRestarts(0),
                        given("stuck.1"),
                        given("stopped.1"))
                .stubborn("stuck.1")
                .ends("crashed.1", 3)
                .ends("done.1", 0)
                .ends("given-up.1", 4);
        ask(session, new Request.Stop(List.of("stuck", "stopped")));

        assertThat(rows(session))
                .extracting(row -> row.name() + " " + row.state() + " " + row.isReady() + " "
                        + row.past().lastEnd().orElse("-"))
                .containsExactly(
                        "run.1 running true -",
                        "unready.1 running false -",
                        "crashed.1 restarting false exited with code 3 after 0 s",
                        "done.1 done false exited with code 0",
                        "given-up.1 failed false exited with code 4 after 0 s",
                        "stuck.1 stopping false -",
                        "stopped.1 stopped false terminated by SIGTERM");
        assertThat(rows(session).getFirst().run().pid()).isPresent();
        assertThat(rows(session).getFirst().run().since()).isPresent();
        assertThat(rows(session).getLast().run().pid()).isEmpty();
        assertThat(rows(session).get(2).past().restarts()).isEqualTo(1);
    }

    @Test
    void anUnknownNameIsRefusedAndNothingIsDone() {
        SteppedSession session = session("web.1", "worker.1");

        assertThat(replies(session, new Request.Stop(List.of("web", "wokrer"))))
                .containsExactly(
                        new Reply.Refused("unknown process \"wokrer\" (known: web, worker); did you mean worker?"));
        assertThat(session.signals()).isEmpty();
    }

    @Test
    void aStopIsAnsweredWhenAllHaveExited() {
        SteppedSession session = session("web.1", "worker.1").stubborn("worker.1");
        RecordingClient client = ask(session, new Request.Stop(List.of()));
        assertThat(client.replies()).isEmpty();

        session.ends("worker.1", 0);

        assertThat(client.replies()).containsExactly(DONE);
    }

    @Test
    void aRestartWithoutOrderRestartsAllAtOnce() {
        SteppedSession session =
                session(given("web.1").ready(SECOND), given("web.2").ready(SECOND));

        RecordingClient client = ask(session, new Request.Restart(List.of("web"), false));

        assertThat(session.starts()).contains("web.1 2", "web.2 2");
        session.ready("web.1").ready("web.2");
        assertThat(client.replies()).containsExactly(DONE);
    }

    @Test
    void aRollingRestartWaitsForEachToBeReady() {
        SteppedSession session =
                session(given("web.1").ready(SECOND), given("web.2").ready(SECOND));
        session.ready("web.1").ready("web.2");
        RecordingClient client = ask(session, new Request.Restart(List.of("web"), true));
        assertThat(session.starts()).contains("web.1 2").doesNotContain("web.2 2");

        session.ready("web.1");
        assertThat(session.starts()).contains("web.2 2");
        assertThat(client.replies()).isEmpty();

        session.ready("web.2");
        assertThat(client.replies()).containsExactly(DONE);
    }

    @Test
    void aRollingRestartEndsWithTheFirstThatIsNotReadyAndDoesNotBlameItsEarlierExit() {
        SteppedSession session =
                session(given("web.1").ready(SECOND), given("web.2").ready(SECOND));
        session.ready("web.1").ready("web.2");
        RecordingClient client = ask(session, new Request.Restart(List.of("web"), true));

        session.timesOut("web.1", TimerId.Kind.READY);

        assertThat(client.replies()).containsExactly(new Reply.Failed(Map.of("web.1", "running, but not ready")));
        assertThat(session.starts()).doesNotContain("web.2 2");
    }

    private static SteppedSession grouped() {
        Plan plan = withTypes(GivenPlan.of("web.1", "mail.1"), "web", "mail", "bills")
                .withGroups(Groups.of(Map.of("jobs", List.of("mail", "bills"))));
        return new SteppedSession(plan)
                .plansFormation(GivenPlan.of("web.1", "mail.1", "bills.1").withGroups(plan.groups()))
                .boot();
    }

    @Test
    void aGroupStandsForItsTypesInEachRequest() {
        SteppedSession session = grouped();

        assertThat(rows(session, "@jobs")).extracting(ProcessRow::name).containsExactly("mail.1");
        assertThat(replies(session, new Request.Start(List.of("@jobs")))).containsExactly(DONE);
        assertThat(rows(session, "@jobs")).extracting(ProcessRow::name).containsExactly("mail.1", "bills.1");
        assertThat(replies(session, new Request.Restart(List.of("@jobs"), false)))
                .containsExactly(DONE);
        assertThat(session.starts()).contains("mail.1 2", "bills.1 2").doesNotContain("web.1 2");
        assertThat(replies(session, new Request.Wait(Until.READY, List.of("@jobs"))))
                .containsExactly(DONE);
        assertThat(replies(session, new Request.Send(Signal.USR1, List.of("@jobs"), false)))
                .containsExactly(DONE);
        assertThat(ask(session, new Request.Logs(List.of("@jobs"), OptionalInt.empty(), OptionalLong.empty(), false))
                        .read())
                .filteredOn(Reply.Line.class::isInstance)
                .extracting(line -> ((Reply.Line) line).process())
                .contains("mail.1", "bills.1")
                .doesNotContain("web.1", "system");
        assertThat(replies(session, new Request.Stop(List.of("@jobs")))).containsExactly(DONE);
        assertThat(rows(session)).extracting(ProcessRow::state).containsExactly("running", "stopped", "stopped");
    }

    @Test
    void aGroupIsScaledTypeByType() {
        SteppedSession session = grouped();

        assertThat(replies(session, new Request.Scale(Map.of("@jobs", 1)))).containsExactly(DONE);
        assertThat(session.plannedCounts()).isEqualTo(Map.of("web", 1, "mail", 1, "bills", 1));
        assertThat(replies(session, new Request.Scale(Map.of("@jbs", 1))))
                .containsExactly(new Reply.Refused("unknown group \"@jbs\" (known: @jobs); did you mean @jobs?"));
    }

    @Test
    void aGroupHasNoTerminal() {
        assertThat(replies(grouped(), new Request.Attach("@jobs", 80, 24)))
                .containsExactly(new Reply.Refused("attach needs one process, but this is a group: @jobs"));
    }

    @Test
    void startingATypeAlsoStartsOtherNewInstancesOfThePlan() {
        SteppedSession session = new SteppedSession(withTypes(GivenPlan.of("web.1"), "web", "worker", "db"))
                .plansFormation(GivenPlan.of("web.1", "worker.1", "db.1"))
                .boot();

        assertThat(replies(session, new Request.Start(List.of("worker")))).containsExactly(DONE);

        assertThat(session.starts()).contains("worker.1 1", "db.1 1");
    }

    private static SteppedSession writes(SteppedSession session, int order, int incarnation, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        session.controls()
                .histories()
                .ofTerminal(GivenRules.name("web.1"))
                .add(order, order, new History.Run(incarnation, 77), History.Kind.OUTPUT, bytes, bytes.length);
        return session;
    }

    @Test
    void aProcessThatDiesAtOnceIsNamedAfterItsLastLines() {
        SteppedSession session = session("web.1", "worker.1").dying("web.1", 7);
        writes(session, 1, 1, "an earlier run\n");
        writes(session, 2, 2, "first line\nlast line\n");

        List<Reply> replies = replies(session, new Request.Restart(List.of("web", "worker"), false));

        assertThat(replies)
                .filteredOn(Reply.Line.class::isInstance)
                .extracting(line -> ((Reply.Line) line).text())
                .containsExactly("first line", "last line");
        assertThat(replies.getLast())
                .isEqualTo(new Reply.Failed(Map.of("web.1", "restarting: exited with code 7 after 0 s")));
    }

    @Test
    void onlyTheLastLinesAreReported() {
        SteppedSession session = session("web.1").dying("web.1", 7);
        writes(session, 1, 2, "x\n".repeat(30) + "end\n");

        List<Reply> replies = replies(session, new Request.Restart(List.of(), false));

        assertThat(replies).hasSize(11);
        assertThat(((Reply.Line) replies.get(9)).text()).isEqualTo("end");
    }

    @Test
    void aRollingRestartEndsWithTheFirstThatDiesAtOnce() {
        SteppedSession session = session("web.1", "web.2").dying("web.1", 7);

        assertThat(replies(session, new Request.Restart(List.of(), true)))
                .containsExactly(new Reply.Failed(Map.of("web.1", "restarting: exited with code 7 after 0 s")));
        assertThat(session.starts()).doesNotContain("web.2 2");
    }

    @Test
    void whatIsAskedForDuringTheStopOfTheSessionIsNotDone() {
        SteppedSession session = session("web.1").stubborn("web.1");
        RecordingClient down = ask(session, new Request.Down());
        assertThat(down.replies()).isEmpty();

        assertThat(replies(session, new Request.Restart(List.of("web"), true))).containsExactly(new Reply.Ending());

        session.ends("web.1", 0);
        assertThat(down.replies()).containsExactly(DONE);
        assertThat(session.isFinished()).isTrue();
    }

    @Test
    void aStoppedInstanceIsStartedAgain() {
        SteppedSession session = session("web.1", "worker.1");
        ask(session, new Request.Stop(List.of("web")));

        assertThat(replies(session, new Request.Start(List.of("web")))).containsExactly(DONE);
        assertThat(session.starts()).containsExactly("web.1 1", "worker.1 1", "web.1 2");
    }

    @Test
    void aTypeOfWhichNothingRunsGetsItsFirstInstance() {
        SteppedSession session = new SteppedSession(withTypes(GivenPlan.of("web.1"), "web", "worker"))
                .plansFormation(GivenPlan.of("web.1", "worker.1"))
                .boot();

        assertThat(replies(session, new Request.Start(List.of("worker")))).containsExactly(DONE);
        assertThat(session.starts()).containsExactly("web.1 1", "worker.1 1");
        assertThat(session.plannedCounts()).isEqualTo(Map.of("web", 1, "worker", 1));
    }

    @Test
    void aTypeOfWhichNothingRunsAndAStoppedInstanceAreStartedWithOneAnswer() {
        SteppedSession session = new SteppedSession(withTypes(GivenPlan.of("web.1"), "web", "worker"))
                .plansFormation(GivenPlan.of(given("web.1"), given("worker.1").ready(SECOND)))
                .boot();
        ask(session, new Request.Stop(List.of("web")));

        RecordingClient client = ask(session, new Request.Start(List.of("web", "worker")));

        assertThat(session.starts()).containsExactlyInAnyOrder("web.1 1", "web.1 2", "worker.1 1");
        assertThat(client.replies()).isEmpty();
        session.ready("worker.1");
        assertThat(client.replies()).containsExactly(DONE);
    }

    @Test
    void aNameThatIsUnknownKeepsANewTypeFromBeingStarted() {
        SteppedSession session = new SteppedSession(withTypes(GivenPlan.of("web.1"), "web", "worker"))
                .plansFormation(GivenPlan.of("web.1", "worker.1"))
                .boot();

        assertThat(replies(session, new Request.Start(List.of("worker", "wbe"))))
                .containsExactly(new Reply.Refused("unknown process \"wbe\" (known: web); did you mean web?"));
        assertThat(session.starts()).containsExactly("web.1 1");
    }

    @Test
    void scalingStartsAndStopsInstances() {
        SteppedSession session =
                session("web.1", "web.2", "worker.1").plansFormation(GivenPlan.of("web.1", "worker.1", "worker.2"));

        assertThat(replies(session, new Request.Scale(Map.of("web", 1, "worker", 2))))
                .containsExactly(DONE);

        assertThat(session.plannedCounts()).isEqualTo(Map.of("web", 1, "worker", 2));
        assertThat(session.starts()).anyMatch(start -> start.startsWith("worker.2 "));
        assertThat(rows(session)).extracting(ProcessRow::name).containsExactly("web.1", "worker.1", "worker.2");
        assertThat(session.controls().plan().instances())
                .extracting(ProcessSpec::name)
                .extracting(Object::toString)
                .containsExactly("web.1", "worker.1", "worker.2");
    }

    @Test
    void everythingCanBeScaledAwayWithoutAPlan() {
        SteppedSession session = session("web.1", "web.2");

        assertThat(replies(session, new Request.Scale(Map.of("web", 0)))).containsExactly(DONE);
        assertThat(rows(session)).isEmpty();
    }

    @Test
    void anInstanceOnItsWayOutIsNotCounted() {
        SteppedSession session = session("web.1", "web.2", "worker.1").stubborn("web.2");
        session.plansFormation(GivenPlan.of("web.1", "worker.1"));
        ask(session, new Request.Scale(Map.of("web", 1)));

        ask(session, new Request.Scale(Map.of("worker", 2)));

        assertThat(session.plannedCounts()).isEqualTo(Map.of("web", 1, "worker", 2));
    }

    @Test
    void aTypeThatTheProcfileDoesNotHaveIsNotScaled() {
        assertThat(replies(session("web.1"), new Request.Scale(Map.of("wbe", 2))))
                .containsExactly(new Reply.Refused("unknown process \"wbe\" (known: web); did you mean web?"));
    }

    @Test
    void aFormationThatCannotBePlannedChangesNothing() {
        SteppedSession session = session("web.1");
        Plan before = session.controls().plan();

        assertThat(replies(session, new Request.Scale(Map.of("web", 2))))
                .containsExactly(new Reply.Refused("there is no such plan"));
        assertThat(session.controls().plan()).isSameAs(before);
        assertThat(session.starts()).containsExactly("web.1 1");
    }

    @Test
    void aReloadSaysWhatCameWentAndChangedAndRestartsOnlyThat() {
        SteppedSession session = session("web.1", "worker.1", "clock.1")
                .plansReload(GivenPlan.of(Stream.of(
                                GivenPlan.spec(given("web.1"), "sleep"),
                                GivenPlan.spec(given("worker.1"), "another command"),
                                GivenPlan.spec(given("api.1"), "sleep"))
                        .toList()));

        assertThat(replies(session, new Request.Reload()))
                .containsExactly(new Reply.Reloaded(List.of("api.1"), List.of("clock.1"), List.of("worker.1")), DONE);

        assertThat(session.starts())
                .containsExactlyInAnyOrder("web.1 1", "worker.1 1", "clock.1 1", "worker.1 2", "api.1 1");
        assertThat(rows(session)).extracting(ProcessRow::name).containsExactly("web.1", "worker.1", "api.1");
        assertThat(session.controls()
                        .spec(GivenRules.name("worker.1"))
                        .orElseThrow()
                        .command())
                .isEqualTo("another command");
    }

    /** The second one was refused if it came before the thread of the first one had ended. */
    @Test
    void aReloadIsAcceptedAsSoonAsTheLastOneIsAnswered() {
        SteppedSession session = session("web.1");
        RequestHandler requests = handler(session);
        RecordingClient third = new RecordingClient();
        RecordingClient second = new RecordingClient().afterLast(() -> requests.serve(new Request.Reload(), third));
        RecordingClient first = new RecordingClient().afterLast(() -> {
            session.plansReload(GivenPlan.of("web.1"));
            requests.serve(new Request.Reload(), second);
        });

        requests.serve(new Request.Reload(), first);

        Reply same = new Reply.Reloaded(List.of(), List.of(), List.of());
        assertThat(first.replies()).containsExactly(new Reply.Refused("there is no such plan"));
        assertThat(second.replies()).containsExactly(same, DONE);
        assertThat(third.replies()).containsExactly(same, DONE);
    }

    @Test
    void filesThatCannotBeUsedChangeNothing() {
        SteppedSession session = session("web.1");

        assertThat(replies(session, new Request.Reload())).containsExactly(new Reply.Refused("there is no such plan"));
        assertThat(session.starts()).containsExactly("web.1 1");
    }

    @Test
    void aSignalGoesToTheLeaderOrToTheGroup() {
        SteppedSession session = session("web.1", "worker.1");

        assertThat(replies(session, new Request.Send(Signal.USR1, List.of("web"), false)))
                .containsExactly(DONE);
        assertThat(replies(session, new Request.Send(Signal.USR2, List.of("web"), true)))
                .containsExactly(DONE);

        assertThat(session.signals()).containsExactly("USR1 web.1 leader", "USR2 web.1");
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void aSignalThatThisSystemDoesNotHaveIsRefused() {
        SteppedSession session = session("web.1");

        assertThat(replies(session, new Request.Send(Signal.INFO, List.of("web"), true)))
                .containsExactly(new Reply.Refused("signal not supported on this system: INFO"));
        assertThat(session.signals()).isEmpty();
    }

    @Test
    void aWaitIsAnsweredWhenItHasHappened() {
        SteppedSession session = session(given("web.1").ready(SECOND).onExit(OnExit.IGNORE));
        RecordingClient ready = ask(session, new Request.Wait(Until.READY, List.of("web")));
        RecordingClient end = ask(session, new Request.Wait(Until.EXITED, List.of("web")));
        assertThat(replies(session, new Request.Wait(Until.UP, List.of("web")))).containsExactly(DONE);
        assertThat(ready.replies()).isEmpty();

        session.ready("web.1");
        assertThat(ready.replies()).containsExactly(DONE);
        assertThat(end.replies()).isEmpty();

        session.ends("web.1", 7);
        assertThat(end.replies())
                .containsExactly(new Reply.Failed(Map.of("web.1", "failed: exited with code 7 after 0 s")));
    }

    static List<Request> whatTheCoreAnswers() {
        return List.of(
                new Request.Stop(List.of("web")),
                new Request.Start(List.of("web")),
                new Request.Start(List.of("web", "worker")),
                new Request.Restart(List.of("web"), false),
                new Request.Restart(List.of("web"), true),
                new Request.Scale(Map.of("web", 2)),
                new Request.Reload(),
                new Request.Wait(Until.UP, List.of("web")),
                new Request.Send(Signal.USR1, List.of("web"), true));
    }

    /** The client once waited forever for an answer that was lost. */
    @ParameterizedTest
    @MethodSource("whatTheCoreAnswers")
    void anAnswerThatCannotBeGivenIsAnInternalErrorForTheClient(Request request) {
        Plan plan = GivenPlan.of("web.1", "web.2", "worker.1");
        SteppedSession session = new SteppedSession(withTypes(GivenPlan.of("web.1"), "web", "worker"))
                .plansFormation(plan)
                .plansReload(plan)
                .boot();
        List<Reply> replies = new ArrayList<>();
        Consumer<Reply> failing = reply -> {
            if (reply.equals(DONE)) {
                throw new IllegalStateException("injected");
            }
            replies.add(reply);
        };

        handler(session).serve(request, new Asker(failing));

        assertThat(replies)
                .last()
                .isEqualTo(new Reply.Refused(
                        "internal error, please report it: java.lang.IllegalStateException: injected"));
    }

    @Test
    void aDisconnectedClientGetsNoAnswer() {
        SteppedSession session = session(given("web.1").ready(SECOND));
        RecordingClient client = ask(session, new Request.Wait(Until.READY, List.of("web")));

        client.hangUp();
        session.ready("web.1");

        assertThat(client.replies()).isEmpty();
    }

    @Test
    void whatIsScaledAwayWhileSomethingWaitsForItWasRemoved() {
        SteppedSession session = session(given("web.1").ready(SECOND)).ends("web.1", 3);
        RecordingClient client = ask(session, new Request.Wait(Until.READY, List.of("web")));

        ask(session, new Request.Scale(Map.of("web", 0)));

        assertThat(client.replies()).containsExactly(new Reply.Failed(Map.of("web.1", "was removed")));
    }

    @Test
    void aProcessWithoutATerminalCannotBeAttachedTo() {
        SteppedSession session = session("web.1", "worker.1");
        ask(session, new Request.Stop(List.of("worker")));

        assertThat(replies(session, new Request.Attach("web", 80, 24)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith("web.1 does not run on a terminal (use jforeman start --pty=always"));
        assertThat(replies(session, new Request.Attach("worker", 80, 24)))
                .containsExactly(new Reply.Refused("worker.1 is not running (stopped: terminated by SIGTERM)"));
    }

    @Test
    void whatIsTypedWhereNothingIsAttachedIsNotAnswered() {
        assertThat(replies(session("web.1"), new Request.Resize(80, 24))).isEmpty();
    }

    @Test
    void logsAreFollowedByNameAndAnUnknownOneIsRefused() {
        SteppedSession session = session("web.1", "worker.1");

        RecordingClient client =
                ask(session, new Request.Logs(List.of("web"), OptionalInt.empty(), OptionalLong.empty(), false));
        assertThat(client.read()).hasSize(2).last().isEqualTo(DONE);
        assertThat(replies(session, new Request.Logs(List.of("wbe"), OptionalInt.empty(), OptionalLong.empty(), false)))
                .hasOnlyElementsOfType(Reply.Refused.class)
                .hasSize(1);
    }
}
