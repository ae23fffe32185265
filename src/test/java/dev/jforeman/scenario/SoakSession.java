package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One jforeman of a soak, from its start to a random kind of end. */
final class SoakSession {
    private static final String[] FORMATION = {
        "steady=12",
        "crash=4",
        "flood=2",
        "forker=10",
        "stubborn=3",
        "prompt=3",
        "talker=3",
        "counter=4",
        "watcher=2",
        "brief=0"
    };
    private static final int INSTANCES = 48;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The quiet time before jforeman and its watchdog are killed together, so that each group still has its leader. */
    private static final long CALM_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final Scenario story;
    private final SplittableRandom random;
    private final int number;
    private final SoakFigures figures;
    private final SoakMode mode;
    private final Running running;
    private final SoakLosses losses;
    private final SoakProcesses processes;
    private final SoakRequests requests;
    private final SoakFiles files;
    private final SoakClients clients;
    private final List<Usage> usage = new ArrayList<>();
    private Optional<Running> follower = Optional.empty();
    private boolean isReaderFrozen;

    SoakSession(Scenario story, SplittableRandom random, int number, SoakFigures figures) {
        this.story = story;
        this.random = random;
        this.number = number;
        this.figures = figures;
        this.mode = SoakMode.of(number);
        this.running = mode.start(story, FORMATION);
        this.losses = new SoakLosses(story, running);
        this.processes = new SoakProcesses(story, random, running);
        this.requests = new SoakRequests(story, random, figures);
        this.files = new SoakFiles(story, random, running.pid(), mode);
        this.clients = new SoakClients(story, random);
    }

    void run(Duration length) {
        Eventually.holds("it answers", () -> story.run("ps").exitCode() == 0, () -> running);
        long end = System.nanoTime() + length.toNanos();
        long nextCheck = System.nanoTime() + MINUTE.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(100, 800)).toNanos());
            act();
            if (System.nanoTime() > nextCheck) {
                check();
                nextCheck += MINUTE.toNanos();
            }
        }
        finish();
    }

    private void act() {
        switch (random.nextInt(32)) {
            case 0, 1, 2, 3 -> note("death", processes::death);
            case 4, 5, 6 -> note("freeze", processes::freezeOne);
            case 7, 8, 9 -> note("thaw", processes::thawAll);
            case 10, 11, 12, 13 -> note("reader", this::turnReader);
            case 14, 15, 16 -> note("verb", this::ask);
            case 17, 18 -> note("long lines", files::makeLinesLong);
            case 19, 20, 21 -> note("full disk", this::turnDisk);
            case 22, 23 -> note("watched files", files::touch);
            case 24, 25 -> note("hostile client", clients::comeAndGo);
            case 26 -> note("watchdog killed", processes::killWatchdog);
            case 27 -> note("watchdog frozen", processes::freezeWatchdog);
            case 28 -> note("jforeman frozen", processes::freezeJforeman);
            case 29 -> note("bad reload", requests::reloadBadFiles);
            case 30 -> note("round in background", requests::round);
            default -> note("follower or reload", this::followOrReload);
        }
    }

    private void note(String what, Runnable action) {
        figures.note(what);
        action.run();
    }

    /** A frozen process could delay a request. */
    private void ask() {
        processes.thawAll();
        requests.ask();
    }

    private void turnDisk() {
        try {
            files.turnDisk();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void turnReader() {
        isReaderFrozen = !isReaderFrozen;
        if (isReaderFrozen) {
            running.out().freeze();
        } else {
            running.out().thaw();
        }
    }

    /** A client that follows the log is killed at last. */
    private void followOrReload() {
        if (follower.isEmpty()) {
            follower = Optional.of(story.jforeman("logs", "-f").forgetful().start());
        } else {
            killFollower();
            processes.thawAll();
            requests.reload();
        }
    }

    private void killFollower() {
        follower.ifPresent(found -> {
            story.kill("KILL", found.outerPid());
            found.awaitEnd();
        });
        follower = Optional.empty();
    }

    private void check() {
        calm();
        losses.awaitMore();
        running.awaitNoZombies();
        Eventually.holds("no orphans", () -> processes.orphans().isEmpty(), processes::orphans);
        Usage now = Usage.of(running.pid());
        usage.add(now);
        figures.checked();
        System.out.println("session " + number + ", minute " + usage.size() + ": " + now + ", "
                + processes.leaders().size() + " leaders, 0 zombies, 0 orphans, "
                + losses.tally().lines() + " lines counted, " + losses.tally().lost() + " lost");
        losses.check(mode.mayDrop());
        assertThat(now.descriptors()).isLessThan(40 + 8 * INSTANCES);
        assertThat(now.threads()).isLessThan(40 + 3 * INSTANCES);
        assertThat(Usage.isFlat(usage)).as(() -> Usage.trend(usage)).isTrue();
    }

    /** Undoes all faults. */
    private void calm() {
        processes.thawAll();
        running.out().thaw();
        isReaderFrozen = false;
        files.freeDisk();
        clients.leave();
        killFollower();
    }

    /** Ends the session. The groups of a killed jforeman are ended by its watchdog or by the next start. */
    private void finish() {
        calm();
        losses.awaitMore();
        processes.awaitWatchdog();
        losses.forgetEnds();
        String end =
                List.of("KILL", "KILL with its watchdog", "TERM", "INT", "down").get(random.nextInt(5));
        switch (end) {
            case "KILL" -> story.kill("KILL", running.pid());
            case "KILL with its watchdog" -> killBoth();
            case "down" -> story.run("down");
            default -> story.kill(end, running.pid());
        }
        running.awaitEnd();
        if (!end.startsWith("KILL")) {
            losses.checkEnds(story);
        } else if (!end.equals("KILL")) {
            assertThat(story.run("start", "brief").out()).contains("left running by a killed jforeman");
        }
        losses.check(mode.mayDrop());
        figures.ended(losses.tally(), Usage.kibPerSample(usage));
        System.out.println("session " + number + " with " + mode + " ends by " + end + ", " + Usage.trend(usage));
        story.settle();
    }

    private void killBoth() {
        LockSupport.parkNanos(CALM_NANOS);
        processes.awaitWatchdog();
        processes.killWithWatchdog();
    }
}
