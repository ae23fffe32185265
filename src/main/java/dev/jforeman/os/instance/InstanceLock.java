package dev.jforeman.os.instance;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.DirectoryClaim;
import dev.jforeman.os.kernel.LocalZone;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lock that allows one instance per directory. The kernel holds the lock and releases it when the process exits for
 * any reason. The file's content alone therefore never counts as a running instance, and what a dead instance left in
 * it is overwritten. The directory is removed together with the lock, so a start holds a {@link RemovalGuard} from
 * opening the file until it has the lock.
 *
 * <p>The lock is one of <a href="https://man7.org/linux/man-pages/man2/fcntl_locking.2.html">fcntl(2)</a>: this process
 * must not open and close the file a second time, and children do not inherit it.
 */
public final class InstanceLock implements AutoCloseable {
    private final RuntimeDirectory directory;
    private final FileChannel channel;
    private final byte[] text;

    private InstanceLock(RuntimeDirectory directory, FileChannel channel, byte[] text) {
        this.directory = directory;
        this.channel = channel;
        this.text = text;
    }

    /**
     * Takes the lock and creates the directory if necessary.
     *
     * @throws AlreadyRunningException if another process holds it
     * @throws IOException if such a file cannot be created here
     */
    static InstanceLock acquire(RuntimeDirectory directory) throws AlreadyRunningException, IOException {
        try (RemovalGuard _ = RemovalGuard.hold(directory)) {
            return acquireGuarded(directory);
        }
    }

    private static InstanceLock acquireGuarded(RuntimeDirectory directory) throws AlreadyRunningException, IOException {
        directory.create();
        FileChannel channel = FileChannel.open(
                directory.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new InstanceLock(directory, channel, lock(channel, directory));
        } catch (AlreadyRunningException | IOException e) {
            channel.close();
            throw e;
        }
    }

    private static byte[] lock(FileChannel channel, RuntimeDirectory directory)
            throws AlreadyRunningException, IOException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw new AlreadyRunningException(RunningInstance.parse(Files.readString(directory.lockFile())));
        }
        RunningInstance self = new RunningInstance(ProcessHandle.current().pid(), Instant.now());
        byte[] text = self.text().getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text));
        return text;
    }

    /** The app directory. */
    public Path app() {
        return directory.app();
    }

    /**
     * Updates the times of the lock and the files beside it. Some systems delete files below {@code /tmp} that were not
     * used for some days, and a second start would then create another lock.
     */
    public void refresh() throws IOException {
        channel.write(ByteBuffer.wrap(text), 0);
        directory.refresh();
    }

    /** Releases the lock, and removes this directory and those of dead instances. */
    @Override
    public void close() {
        try (channel) {
            StaleDirectories.removeWith(directory);
        } catch (IOException _) {
            // the kernel releases the lock when this process exits, and another instance removes the files
        }
    }

    /**
     * The jforeman that runs in an app directory, according to its lock file.
     *
     * @param pid the process id of jforeman itself
     * @param since when it started
     */
    public record RunningInstance(long pid, Instant since) {
        static Optional<RunningInstance> of(long pid) {
            return ProcessHandle.of(pid)
                    .flatMap(process -> process.info().startInstant())
                    .map(began -> new RunningInstance(pid, began));
        }

        String text() {
            return pid + " " + since.toEpochMilli() + "\n";
        }

        /** Parses the file, which jforeman has written but which may be incomplete. */
        static Optional<RunningInstance> parse(String text) {
            Matcher matcher = Pattern.compile("(\\d{1,18}) (\\d{1,15})\n").matcher(text);
            return matcher.matches() ? Optional.of(parse(matcher)) : Optional.empty();
        }

        private static RunningInstance parse(Matcher matcher) {
            long pid = Long.parseLong(matcher.group(1));
            return new RunningInstance(pid, Instant.ofEpochMilli(Long.parseLong(matcher.group(2))));
        }
    }

    /** Another jforeman holds the lock of the app directory. */
    public static final class AlreadyRunningException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Optional<RunningInstance> running;

        AlreadyRunningException(Optional<RunningInstance> running) {
            super("another jforeman runs here", null, false, false);
            this.running = running;
        }

        /** That instance. Empty while it holds the lock but has not yet written its pid. */
        Optional<RunningInstance> running() {
            return running;
        }
    }

    /**
     * Claims the app directory for this process until it is closed.
     *
     * @param lock empty if the system has no place for a lock file; the app can run nevertheless
     * @param remarks messages about that
     */
    public record DirectoryLock(Optional<InstanceLock> lock, List<String> remarks) implements AutoCloseable {

        /** Claims the app directory, or fails with a message about the jforeman that has it. */
        public static DirectoryLock of(RuntimeDirectory directory) throws Refusal {
            try {
                InstanceLock lock = InstanceLock.acquire(directory);
                refuseIfClaimed(directory, lock);
                return new DirectoryLock(Optional.of(lock), List.of());
            } catch (AlreadyRunningException e) {
                throw new Refusal(ExitCode.ALREADY_RUNNING, sentence(directory, e.running()));
            } catch (IOException e) {
                return new DirectoryLock(Optional.empty(), List.of(unguarded(directory, e)));
            }
        }

        /**
         * An instance with another runtime directory, or whose lock file was deleted, still holds a lock on the app
         * directory itself.
         */
        private static void refuseIfClaimed(RuntimeDirectory directory, InstanceLock lock)
                throws AlreadyRunningException {
            OptionalLong holder = DirectoryClaim.holder(directory.app());
            if (holder.isPresent()) {
                lock.close();
                throw new AlreadyRunningException(RunningInstance.of(holder.getAsLong()));
            }
        }

        private static String sentence(RuntimeDirectory directory, Optional<RunningInstance> running) {
            return running.map(other -> "already running in " + PathText.of(directory.app()) + ", pid " + other.pid()
                            + ", since " + time(other.since())
                            + "; show it with jforeman ps, start more processes in it with"
                            + " jforeman start NAME, stop it with jforeman down")
                    .orElseGet(() -> "another jforeman is being started in " + PathText.of(directory.app()));
        }

        private static String time(Instant instant) {
            LocalDateTime time = LocalZone.at(instant);
            boolean isToday =
                    time.toLocalDate().equals(LocalZone.at(Instant.now()).toLocalDate());
            return DateTimeFormatter.ofPattern(isToday ? "HH:mm:ss" : "yyyy-MM-dd HH:mm:ss")
                    .format(time);
        }

        private static String unguarded(RuntimeDirectory directory, IOException e) {
            return "cannot use " + PathText.of(directory.path()) + " (" + reason(e)
                    + "); a second jforeman in this directory will not be detected";
        }

        private static String reason(IOException e) {
            return switch (e) {
                case AccessDeniedException _ -> "permission denied";
                case NoSuchFileException _ -> "no such directory";
                default -> String.valueOf(e.getMessage());
            };
        }

        @Override
        public void close() {
            lock.ifPresent(InstanceLock::close);
        }
    }
}
