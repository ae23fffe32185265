package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.File;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Faults of a soak that are commands to the running jforeman or that run next to it. */
final class SoakRequests {
    /** The exit codes of success and of a failure caused by another fault. */
    private static final List<Integer> ANSWERS = List.of(0, 1);

    private static final int TEMPORARY = 75;
    private static final String LOST = "lost the running jforeman";

    private final Scenario story;
    private final SplittableRandom random;
    private final SoakFigures figures;

    SoakRequests(Scenario story, SplittableRandom random, SoakFigures figures) {
        this.story = story;
        this.random = random;
        this.figures = figures;
    }

    /** Sends a request; it is answered even while the output is frozen. */
    void ask() {
        String type =
                List.of("steady", "crash", "forker", "stubborn", "watcher").get(random.nextInt(5));
        String instance = type + "." + random.nextInt(1, 4);
        check(
                switch (random.nextInt(5)) {
                    case 0 -> story.run("ps");
                    case 1 -> story.run("scale", "prompt=" + random.nextInt(1, 7));
                    case 2 -> story.run("stop", instance);
                    case 3 -> story.run("logs", "-n", "5");
                    default -> story.run("restart", instance);
                });
    }

    /** A request may be refused because many clients use all connections. */
    private void check(Ended ended) {
        boolean isCrowded = ended.exitCode() == TEMPORARY;
        if (ended.err().contains(LOST) || isCrowded) {
            figures.note(isCrowded ? "refused for a crowd" : "closed connection");
        } else {
            assertThat(ended.exitCode()).as(ended::toString).isIn(ANSWERS);
        }
    }

    /** Reloads invalid files, or pipes that return nothing; neither may change anything. */
    void reloadBadFiles() {
        String procfile = story.text("Procfile");
        String settings = story.text("jforeman.yml");
        switch (random.nextInt(4)) {
            case 0 -> story.file("Procfile", "what is this");
            case 1 -> story.file("jforeman.yml", "processes:", "  steady: {watch: 'x{', count: -1");
            case 2 -> story.env("A='", "B=" + "x".repeat(100_000));
            default -> story.shell("rm -f .env; mkfifo .env").run().requireSuccess();
        }
        Ended reload = story.run("reload");
        assertThat(reload.exitCode()).as(reload::toString).isNotZero();
        story.shell("rm -f .env").run().requireSuccess();
        story.file("Procfile", procfile.stripTrailing()).file("jforeman.yml", settings.stripTrailing());
    }

    void reload() {
        check(story.run("reload"));
    }

    /** Starts another app in the background and ends it in a random way. */
    void round() {
        String mark = UUID.randomUUID().toString();
        boolean _ = new File(story.directory().toFile(), "round").mkdir();
        story.file("round/Procfile", "a: trap '' TERM HUP; while :; do sleep 3; done", "b: sleep 100003 & wait");
        String pty = random.nextBoolean() ? "always" : "never";
        Running begun = story.shell("cd round && exec jforeman start --detach --no-port -t 1 --pty=" + pty)
                .env("ROUND", mark)
                .start();
        Ended start = begun.awaitEnd();
        start.requireSuccess();
        if (random.nextBoolean()) {
            story.shell("cd round && exec jforeman down").run().requireSuccess();
        } else {
            story.kill("KILL", Long.parseLong(start.out().replaceAll("(?s).* pid (\\d+),.*", "$1")));
        }
        Eventually.holds(
                "nothing of the round is left",
                () -> ProcessTable.now().marked("ROUND=" + mark).isEmpty(),
                () -> ProcessTable.now().marked("ROUND=" + mark));
    }
}
