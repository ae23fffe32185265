package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;

/** Faults of a soak that concern files: a full disk, files that are watched, long lines. */
final class SoakFiles {
    private static final int MIB = 1 << 20;

    private final Scenario story;
    private final SplittableRandom random;
    private final long pid;
    private final boolean hasSmallDisk;
    private int saves;
    private boolean isDiskFull;

    SoakFiles(Scenario story, SplittableRandom random, long pid, SoakMode mode) {
        this.story = story;
        this.random = random;
        this.pid = pid;
        this.hasSmallDisk = mode.isOnSmallDisk() && Machine.isRoot();
    }

    /** The process that watches it is restarted, unless there are too many changes. */
    void touch() {
        saves++;
        switch (random.nextInt(4)) {
            case 0 -> story.shell("rm -rf src").run().requireSuccess();
            case 1 ->
                story.shell("mv src old 2>/dev/null; mkdir -p src/deep; rm -rf old")
                        .run()
                        .requireSuccess();
            default -> story.file("src/deep/a.txt", "save " + saves);
        }
    }

    /** A process of the formation sees it and writes long lines. */
    void makeLinesLong() {
        boolean _ = story.directory().resolve("talk").toFile().mkdir();
    }

    /** The disk of the log files is seen by jforeman alone. Without one of their own nothing happens. */
    void turnDisk() throws IOException {
        if (isDiskFull) {
            freeDisk();
        } else if (hasSmallDisk) {
            isDiskFull = true;
            fill();
        }
    }

    private File disk() {
        return new File("/proc/" + pid + "/cwd/logs");
    }

    private File filler() {
        return new File(disk(), "filler");
    }

    private void fill() throws IOException {
        try (FileOutputStream filler = new FileOutputStream(filler())) {
            for (int written = 0; written < 64; written++) {
                filler.write(new byte[MIB]);
            }
            throw new AssertionError("this disk is too large");
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    void freeDisk() {
        isDiskFull = false;
        boolean _ = filler().delete();
    }
}
