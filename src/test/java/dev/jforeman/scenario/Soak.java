package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs random faults for hours, on terminals and on pipes, from a seed: {@code mvn verify -Psoak -Dsoak.minutes=720
 * -Dsoak.seed=1}. Resources must not leak meanwhile, and no process may remain after a session, however it ends.
 */
@ExtendWith(ScenarioExtension.class)
class Soak {
    private static final Duration ALL = Duration.ofMinutes(Long.getLong("soak.minutes", 30));
    /** Long enough to detect growing memory, see {@link Usage#isFlat}. */
    private static final Duration SESSION = Duration.ofMinutes(Long.getLong("soak.session.minutes", 30));

    /** Every second session is short and may end while it starts. */
    private static final Duration SHORT = Duration.ofMinutes(1);

    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

    @Test
    void nothingPilesUp(Scenario story) {
        System.out.println("soak of " + ALL.toMinutes() + " minutes with -Dsoak.seed=" + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        SoakFigures figures = new SoakFigures();
        prepare(story);
        long end = System.nanoTime() + ALL.toNanos();
        for (int number = 1; System.nanoTime() < end; number++) {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            Duration most = number % 2 == 0 ? SESSION : Duration.ofMillis(random.nextLong(SHORT.toMillis()));
            new SoakSession(story, random, number, figures).run(left.compareTo(most) < 0 ? left : most);
        }
        assertThat(story.alive()).isEmpty();
        System.out.println(figures);
    }

    private static void prepare(Scenario story) {
        story.withAttachListener()
                .mayHold("anon_inode:inotify", "socket", "FileSystemWatch", "quiet", "watch", "watches");
        story.procfile(
                "steady: exec sleep 100000",
                "crash: sleep $(awk -v seed=$$ 'BEGIN { srand(seed); print int(20 + rand() * 100) }'); exit 1",
                "flood: while :; do seq 1 20000; sleep 7; done",
                "forker: sleep 100001 & (sleep 100002 | cat) & wait",
                "stubborn: trap '' TERM; while :; do sleep 5; done",
                "prompt: while :; do printf part; sleep 3; echo; done",
                "talker: while :; do sleep 3; rmdir talk 2>&- && head -c 3000000 /dev/zero | tr '\\0' x; done",
                "watcher: exec sleep 100004",
                "brief: exit 0",
                SoakLosses.COUNTER);
        story.file(
                "jforeman.yml",
                "processes:",
                "  watcher: {watch: {paths: src, debounce: 50ms}}",
                "  stubborn: {live: {command: 'exit 0', interval: 20s}}");
    }
}
