package dev.jforeman.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.model.Incarnation;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.os.kernel.User;
import dev.jforeman.output.LogOptions.LogFileOptions;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Colour.ColourChoice;
import dev.jforeman.text.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskLogsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final InstanceName WEB = new InstanceName("web", 1);

    private final QueuedBlockPool pool = new QueuedBlockPool(new OutputMemory(96 << 20));
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path directory;

    private final PrefixOptions look = new PrefixOptions(ColourChoice.NEVER, Map.of(), Timestamps.OFF, false, true);
    private final LostLines lost = new LostLines(() -> 0, told::add);

    private DiskLogs logs(Path where, long maxBytes, int maxFiles) {
        return new DiskLogs(new LogFileOptions(where, maxBytes, maxFiles), look, 0, lost, pool);
    }

    private DiskLogs logs(LossCountingStream.Disk disk, Path where, long maxBytes, int maxFiles) {
        return new DiskLogs(disk, new LogFileOptions(where, maxBytes, maxFiles), look, 0, lost, pool);
    }

    private static FileLines web(DiskLogs logs, int incarnation, LineSource.Stream stream) {
        return logs.lines(new LineSource(new Incarnation(WEB, incarnation), 4711, stream))
                .orElseThrow();
    }

    private static void write(FileLines file, String... lines) {
        Stream.of(lines).map(Line::of).forEach(file::append);
        file.flush();
    }

    private static void say(DiskLogs logs, String line) throws InterruptedException {
        logs.say(Optional.empty(), Line.of(line));
        logs.awaitWritten(LONG);
    }

    @Test
    void allIncarnationsAndStreamsOfAnInstanceShareAFileWithoutEscapes() {
        DiskLogs logs = logs(directory, 1000, 2);
        write(web(logs, 1, LineSource.Stream.STDOUT), "one", "\033[31mtwo\033[0m");
        write(web(logs, 1, LineSource.Stream.STDERR), "bad");
        write(web(logs, 2, LineSource.Stream.STDOUT), "three");
        assertThat(directory.resolve("web.1.log")).content().isEqualTo("one\ntwo\n! bad\nthree\n");
    }

    @Test
    void theSupervisorHasAFileOfItsOwn() throws Exception {
        DiskLogs logs = logs(directory, 1000, 2);
        logs.say(Optional.of(WEB), Line.of("started with pid 1"));
        say(logs, "bye");
        assertThat(directory.resolve("system.log")).content().isEqualTo("web.1 | started with pid 1\nsystem | bye\n");
    }

    @Test
    void anEarlierLogIsContinued() throws IOException {
        Files.writeString(directory.resolve("web.1.log"), "before\n");
        write(web(logs(directory, 1000, 2), 1, LineSource.Stream.OUTPUT), "after");
        assertThat(directory.resolve("web.1.log")).content().isEqualTo("before\nafter\n");
    }

    @Test
    void fullFilesAreRotatedAndTheOldestIsDeleted() throws IOException {
        FileLines file = web(logs(directory, 10, 3), 1, LineSource.Stream.OUTPUT);
        for (String line : List.of("aaaaaaa", "bbbbbbb", "ccccccc", "ddddddd")) {
            write(file, line);
        }
        assertThat(directory.resolve("web.1.log")).content().isEqualTo("ddddddd\n");
        assertThat(directory.resolve("web.1.log.1")).content().isEqualTo("ccccccc\n");
        assertThat(directory.resolve("web.1.log.2")).content().isEqualTo("bbbbbbb\n");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void aDirectoryMayHaveCharactersThatAreSpecialInTheLibrary() throws IOException {
        Path odd = Files.createDirectory(directory.resolve("a (b) 50%d"));
        FileLines file = web(logs(odd, 3, 2), 1, LineSource.Stream.OUTPUT);
        write(file, "one");
        write(file, "two");
        assertThat(odd.resolve("web.1.log.1")).content().isEqualTo("one\n");
    }

    @Test
    void aFullDiskLosesWholeLinesAndWritingGoesOnWhenThereIsRoom() {
        SmallDisk disk = new SmallDisk(15);
        DiskLogs logs = logs(disk, directory, 1000, 2);
        FileLines file = web(logs, 1, LineSource.Stream.OUTPUT);

        write(file, "written");
        write(file, "lost in the middle");
        write(file, "lost", "too");
        assertThat(directory.resolve("web.1.log")).content().isEqualTo("written\n");
        assertThat(told)
                .containsExactly("cannot write log files: No space left on device, 1 line lost so far; retrying");

        disk.makeRoom(100);
        write(file, "written again");
        write(web(logs, 2, LineSource.Stream.OUTPUT), "and on");
        assertThat(directory.resolve("web.1.log")).content().isEqualTo("written\nwritten again\nand on\n");
        assertThat(told).hasSize(2).last().isEqualTo("writing log files again, 3 lines lost");
    }

    @Test
    void aFullDiskIsReportedOnceForAllFiles() throws Exception {
        SmallDisk disk = new SmallDisk(0);
        DiskLogs logs = logs(disk, directory, 1000, 2);

        write(web(logs, 1, LineSource.Stream.OUTPUT), "lost");
        say(logs, "lost too");
        disk.makeRoom(100);
        say(logs, "bye");
        write(web(logs, 1, LineSource.Stream.OUTPUT), "bye");

        assertThat(told)
                .containsExactly(
                        "cannot write log files: No space left on device, 1 line lost so far; retrying",
                        "writing log files again, 2 lines lost");
        assertThat(directory.resolve("system.log")).content().isEqualTo("system | bye\n");
        assertThat(directory.resolve("web.1.log")).content().isEqualTo("bye\n");
    }

    @Test
    void filesAreRotatedAlsoAfterAFullDisk() {
        SmallDisk disk = new SmallDisk(8);
        FileLines file = web(logs(disk, directory, 10, 2), 1, LineSource.Stream.OUTPUT);
        write(file, "aaaaaaa");
        write(file, "lost");
        disk.makeRoom(8);
        write(file, "bbbbbbb");
        assertThat(directory.resolve("web.1.log.1")).content().isEqualTo("aaaaaaa\n");
        assertThat(directory.resolve("web.1.log")).content().isEqualTo("bbbbbbb\n");
    }

    @Test
    void openingAFileIsRetriedUntilItSucceeds() throws IOException {
        Path missing = directory.resolve("missing");
        Files.createSymbolicLink(directory.resolve("web.1.log"), missing.resolve("web.1.log"));
        FileLines file = web(logs(directory, 1000, 2), 1, LineSource.Stream.OUTPUT);

        write(file, "lost");
        assertThat(told).singleElement().asString().endsWith(", 1 line lost so far; retrying");

        Files.createDirectory(missing);
        write(file, "written");
        assertThat(told).hasSize(2).last().isEqualTo("writing log files again, 1 line lost");
        assertThat(missing.resolve("web.1.log")).content().isEqualTo("written\n");
    }

    @Test
    void theKernelsErrorForAFullDiskIsReported() throws IOException {
        Files.createSymbolicLink(directory.resolve("web.1.log"), Path.of("/dev/full"));
        write(web(logs(directory, 1000, 2), 1, LineSource.Stream.OUTPUT), "lost", "lost too");
        assertThat(told)
                .containsExactly("cannot write log files: No space left on device, 2 lines lost so far; retrying");
    }

    /** Through such a link, root once wrote into a file of another user. */
    @Test
    void anotherUsersLinkInThePlaceOfALogFileIsNotFollowed() throws Exception {
        Assumptions.assumeTrue(User.effectiveId() == 0, "only root may give it away");
        Path secret = Files.writeString(directory.resolve("secret"), "kept");
        Path link = Files.createSymbolicLink(directory.resolve("web.1.log"), secret);
        Files.setAttribute(link, "unix:uid", 61_059, LinkOption.NOFOLLOW_LINKS);
        write(web(logs(directory, 1000, 2), 1, LineSource.Stream.OUTPUT), "lost");
        assertThat(told)
                .containsExactly("cannot write log files: " + link
                        + ": another user's symbolic link, which is not followed, 1 line lost so far; retrying");
        assertThat(secret).hasContent("kept");
    }

    /** Opening a named pipe blocks until it has a reader. */
    @Test
    void aNamedPipeInThePlaceOfALogFileDoesNotBlock() throws Exception {
        Path pipe = directory.resolve("web.1.log");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        write(web(logs(directory, 1000, 2), 1, LineSource.Stream.OUTPUT), "lost");
        assertThat(told)
                .containsExactly("cannot write log files: " + pipe + ": a named pipe, 1 line lost so far; retrying");
    }

    /** The core runs on the thread that writes these lines, so a hanging disk once blocked it. */
    @Test
    void aHangingDiskDelaysNoMessage() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        List<String> losses = new CopyOnWriteArrayList<>();
        LossCountingStream.Disk hung = file -> {
            awaitUninterruptibly(answer);
            return Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        };
        DiskLogs logs = new DiskLogs(
                hung, new LogFileOptions(directory, 1 << 20, 2), look, 0, new LostLines(() -> 0, losses::add), pool);

        for (int i = 0; i < 2_000; i++) {
            logs.say(Optional.empty(), Line.of("line " + i));
        }
        logs.awaitWritten(Duration.ZERO);

        assertThat(losses)
                .containsExactly("cannot write log files: " + directory.resolve("system.log")
                        + ": the disk does not answer, 1 line lost so far; retrying");
        answer.countDown();
        logs.awaitWritten(LONG);
        assertThat(directory.resolve("system.log"))
                .content()
                .startsWith("system | line 0\nsystem | line 1\n")
                .doesNotContain("line 1999");
        assertThat(losses).hasSize(2).last().asString().startsWith("writing log files again, ");
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
