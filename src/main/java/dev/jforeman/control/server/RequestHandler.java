package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import dev.jforeman.control.protocol.Request;
import dev.jforeman.control.protocol.Request.Wait.Until;
import dev.jforeman.control.server.Client.Service;
import dev.jforeman.control.server.FormationUpdate.Reload;
import dev.jforeman.control.server.LogFeed.Followers;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.Groups;
import dev.jforeman.model.InstanceName;
import dev.jforeman.os.kernel.HelperFailure;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.Threads;
import dev.jforeman.session.Controls;
import dev.jforeman.session.Terminal;
import dev.jforeman.supervisor.Effect.Answer;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Event.Goal;
import dev.jforeman.supervisor.Event.SignalAsked.Target;
import dev.jforeman.supervisor.Instance;
import dev.jforeman.supervisor.ProcessState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Turns requests into events of the core, and the core's answers into replies. */
final class RequestHandler implements Service {
    private final Controls controls;
    private final Path app;
    private final Followers followers;
    private final Attachments attachments;
    private final Consumer<Runnable> reading;
    private final AtomicBoolean isReading = new AtomicBoolean();

    /**
     * Handles requests to a session.
     *
     * @param app the app directory
     * @param reading runs tasks that read files, which can block forever if a file is a pipe or on a network
     */
    RequestHandler(Controls controls, Path app, Followers followers, Consumer<Runnable> reading) {
        this.reading = reading;
        this.controls = controls;
        this.app = app;
        this.followers = followers;
        this.attachments = new Attachments(followers);
    }

    /** Runs tasks that read files on a separate thread. A task is given up only by itself, so that it is answered. */
    static void read(Runnable reading) {
        Threads.retry("files", reading);
    }

    @Override
    public void serve(Request request, Client client) {
        switch (request) {
            case Request.Ps(List<String> names) ->
                select(names, client, found -> client.reply(StatusReport.of(controls, app, found)));
            case Request.Start(List<String> names) -> start(names, client);
            case Request.Stop(List<String> names) ->
                select(names, client, found -> ask(client, id -> new Event.StopAsked(now(), id, found)));
            case Request.Restart(List<String> names, boolean isRolling) ->
                select(names, client, found -> {
                    if (isRolling) {
                        new RollingRestart(
                                        (event, then) -> ask(client, event, then),
                                        found,
                                        answer -> answerStart(client, answer))
                                .next();
                    } else {
                        askStart(client, id -> new Event.RestartAsked(now(), id, found));
                    }
                });
            case Request.Scale(Map<String, Integer> counts) -> change(client, () -> scale(counts, client));
            case Request.Send send -> send(send, client);
            case Request.Logs asked -> select(asked.names(), client, _ -> logs(asked, client));
            case Request.Reload _ -> reload(client);
            case Request.Down _ -> ask(client, id -> new Event.DownAsked(now(), id));
            case Request.Wait(Until until, List<String> names) ->
                select(names, client, found -> await(until, found, client));
            case Request.Attach(String name, var _, var _)
            when Groups.isGroup(name) ->
                client.reply(new Reply.Refused("attach needs one process, but this is a group: " + name));
            case Request.Attach asked -> select(List.of(asked.name()), client, found -> attach(asked, found, client));
            case Request.Input _ -> {}
        }
    }

    private static long now() {
        return System.nanoTime();
    }

    /** A change that can be refused while a new plan is made. */
    private interface Change {
        void make() throws Refusal;
    }

    private static void change(Client client, Change change) {
        try {
            change.make();
        } catch (Refusal e) {
            client.reply(refused(e));
        }
    }

    private static Reply.Refused refused(Refusal refusal) {
        return new Reply.Refused(String.join("\n", refusal.sentences()));
    }

    /** Other requests are answered in the meantime. The next reload is accepted when this one is answered. */
    private void reload(Client client) {
        if (!isReading.compareAndSet(false, true)) {
            client.reply(new Reply.Refused("the files are being read again already"));
            return;
        }
        reading.accept(() -> {
            CompletableFuture<Runnable> answer = new CompletableFuture<>();
            try {
                reload(client, answer::complete);
            } catch (Refusal e) {
                answer.complete(() -> client.reply(refused(e)));
            } catch (RuntimeException | Error e) {
                Threads.report(new HelperFailure("files", e, false));
                answer.complete(() -> client.reply(Client.internalError(e)));
            } finally {
                isReading.set(false);
                var _ = answer.thenAccept(reply -> answerOrRefuse(client, reply));
            }
        });
    }

    private void reload(Client client, Consumer<Runnable> answer) throws Refusal {
        Reload reload = Reload.of(controls);
        client.reply(reload.told());
        controls.adopt(reload.plan());
        ask(
                client,
                id -> new Event.ReloadAsked(now(), id, reload.rules(), reload.changed()),
                result -> answer.accept(() -> answerStart(client, result)));
    }

    private void select(List<String> names, Client client, Consumer<Set<InstanceName>> then) {
        InstanceSelector selection = InstanceSelector.of(
                names, controls.state().instances().keySet(), controls.plan().groups());
        if (selection.unknown().isEmpty()) {
            then.accept(selection.names());
        } else {
            client.reply(new Reply.Refused(String.join("\n", selection.unknown())));
        }
    }

    private void ask(Client client, LongFunction<Event.Request> event) {
        ask(client, event, answer -> answer(client, answer));
    }

    private long ask(Client client, LongFunction<Event.Request> event, Consumer<Answer> then) {
        return controls.ask(event, answer -> answerOrRefuse(client, () -> then.accept(answer)));
    }

    /** A client that gets no answer would wait forever, so a failure is an answer too. */
    private static void answerOrRefuse(Client client, Runnable answering) {
        try {
            answering.run();
        } catch (RuntimeException | Error e) {
            Threads.report(new HelperFailure("control", e, true));
            Threads.<Reply>lasting("control", client::reply).accept(Client.internalError(e));
        }
    }

    private void answer(Client client, Answer answer) {
        switch (answer) {
            case Answer.Done _ -> client.reply(new Reply.Done());
            case Answer.Failed(List<InstanceName> names) -> client.reply(new Reply.Failed(reasons(names)));
            case Answer.SessionEnds _ -> client.reply(new Reply.Ending());
            case Answer.Withdrawn _ -> {}
        }
    }

    /** Requests something that has to come up. */
    private void askStart(Client client, LongFunction<Event.Request> event) {
        ask(client, event, answer -> answerStart(client, answer));
    }

    private void answerStart(Client client, Answer answer) {
        if (answer instanceof Answer.Failed(List<InstanceName> names)) {
            new LastWords(controls.state(), controls.histories()).of(names).forEach(client::reply);
        }
        answer(client, answer);
    }

    private Map<String, String> reasons(List<InstanceName> names) {
        Map<String, String> reasons = new LinkedHashMap<>();
        names.forEach(name -> reasons.put(
                name.toString(),
                StatusReport.reason(
                        Optional.ofNullable(controls.state().instances().get(name)))));
        return reasons;
    }

    /** Starts processes. A type of the Procfile without instances gets its first one. */
    private void start(List<String> words, Client client) {
        List<String> names =
                InstanceSelector.withoutGroups(words, controls.plan().groups());
        Map<String, Integer> missing = FormationUpdate.missingTypes(names, controls);
        List<String> present =
                names.stream().filter(name -> !missing.containsKey(name)).toList();
        if (missing.isEmpty()) {
            select(names, client, found -> askStart(client, id -> new Event.StartAsked(now(), id, found)));
        } else if (present.isEmpty()) {
            change(client, () -> scale(missing, client));
        } else {
            select(
                    present,
                    client,
                    found -> change(client, () -> {
                        AnswerCollector answers = new AnswerCollector(2, answer -> answerStart(client, answer));
                        scale(missing, client, answers::add);
                        ask(client, id -> new Event.StartAsked(now(), id, found), answers::add);
                    }));
        }
    }

    private void scale(Map<String, Integer> counts, Client client) throws Refusal {
        scale(counts, client, answer -> answerStart(client, answer));
    }

    private void scale(Map<String, Integer> counts, Client client, Consumer<Answer> then) throws Refusal {
        FormationUpdate update = FormationUpdate.of(counts, controls);
        update.adopt(controls);
        AnswerCollector answers = new AnswerCollector(update.types().size(), then);
        for (String type : update.types()) {
            ask(client, id -> new Event.ScaleAsked(now(), id, type, update.rules(type)), answers::add);
        }
    }

    private void logs(Request.Logs asked, Client client) {
        List<String> names =
                InstanceSelector.withoutGroups(asked.names(), controls.plan().groups());
        Request.Logs plain = new Request.Logs(names, asked.last(), asked.since(), asked.isFollowing());
        LogFeed.serve(plain, controls.histories(), followers, client);
    }

    /** A type stands for its first instance. */
    private void attach(Request.Attach asked, Set<InstanceName> found, Client client) {
        InstanceName name = found.iterator().next();
        Optional<Terminal> terminal = controls.terminal(name);
        if (terminal.isPresent()) {
            attachments.serve(asked, terminal.get(), client);
        } else {
            client.reply(new Reply.Refused(whyNoTerminal(name)));
        }
    }

    private String whyNoTerminal(InstanceName name) {
        Optional<Instance> found =
                Optional.ofNullable(controls.state().instances().get(name));
        return found.filter(instance -> instance.state() instanceof ProcessState.Running)
                        .isPresent()
                ? name + " does not run on a terminal (use jforeman start --pty=always for all processes, or pty:"
                        + " always in jforeman.yml for this type)"
                : name + " is not running (" + StatusReport.reason(found) + ")";
    }

    private void send(Request.Send send, Client client) {
        if (!Signals.isThere(send.signal())) {
            client.reply(new Reply.Refused("signal not supported on this system: " + send.signal()));
            return;
        }
        Target target = send.isForGroup() ? Target.GROUP : Target.LEADER;
        select(
                send.names(),
                client,
                found -> ask(client, id -> new Event.SignalAsked(now(), id, found, send.signal(), target)));
    }

    private void await(Until until, Set<InstanceName> found, Client client) {
        Goal goal = switch (until) {
            case UP -> Goal.UP;
            case READY -> Goal.READY;
            case EXITED -> Goal.ENDED;
        };
        long request = ask(client, id -> new Event.WaitAsked(now(), id, found, goal), answer -> answer(client, answer));
        client.whenGone(() -> controls.withdraw(request));
    }
}
