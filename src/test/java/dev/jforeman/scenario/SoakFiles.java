package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;

/** Faults of a soak that concern files: a full disk, changes of watched files, long lines. */
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

    /** Changes watched files: the process that watches them is restarted, unless there are too many changes. */
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

    /** Makes a process of the formation write long lines. */
    void makeLinesLong() {
        boolean _ = story.directory().resolve("talk").toFile().mkdir();
    }

    /** Fills or frees the disk of the log files, which only jforeman uses. Without such a disk nothing happens. */
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
