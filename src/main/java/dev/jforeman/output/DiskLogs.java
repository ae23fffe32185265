package dev.jforeman.output;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.model.PathText;
import dev.jforeman.os.kernel.User;
import dev.jforeman.output.LogOptions.LogFileOptions;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import dev.jforeman.text.Prefix;
import dev.jforeman.text.PrefixedLines;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Writes a log file for each instance and one for the messages of the supervisor, without escape sequences. This class
 * is loaded only if log files are wanted, and so is the library that rotates them.
 */
final class DiskLogs implements LogFiles {
    private static final Set<OpenOption> WRITTEN = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    /**
     * The permissions of log files, because the output of processes is often not meant for other users of the machine.
     */
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * The mode bits for the file type, see <a href="https://man7.org/linux/man-pages/man7/inode.7.html">inode(7)</a>.
     */
    private static final int FILE_TYPE = 0xf000;

    private static final int NAMED_PIPE = 0x1000;

    private static final String SUPERVISOR = "system";

    private final LossCountingStream.Disk disk;
    private final LogFileOptions options;
    private final Supplier<WallClock> clocks;
    private final LostLines lost;
    private final QueuedBlockPool pool;
    private final SupervisorFile supervisor;
    private final Context context = new ContextBase();
    private final Map<String, RotatingFile> files = new ConcurrentHashMap<>();

    /**
     * Log files in an existing directory.
     *
     * @param lost receives the lines that cannot be written
     */
    DiskLogs(LogFileOptions options, PrefixOptions look, long startMillis, LostLines lost, QueuedBlockPool pool) {
        this(DiskLogs::open, options, look, startMillis, lost, pool);
    }

    DiskLogs(
            LossCountingStream.Disk disk,
            LogFileOptions options,
            PrefixOptions look,
            long startMillis,
            LostLines lost,
            QueuedBlockPool pool) {
        this.disk = disk;
        this.pool = pool;
        this.options = options;
        Timestamps style = look.timestamps() == Timestamps.OFF ? Timestamps.OFF : Timestamps.ISO;
        this.clocks = () -> new WallClock(style, startMillis, look.isUtc());
        this.lost = lost;
        Path own = fileOf(SUPERVISOR);
        this.supervisor = new SupervisorFile(() -> lost.add(own, 1, PathText.of(own) + ": the disk does not answer"));
    }

    private Path fileOf(String name) {
        return options.directory().resolve(name + ".log");
    }

    /**
     * Opens a log file, but not a named pipe: opening one waits for a reader, and writing to one can block
     * indefinitely.
     */
    private static SeekableByteChannel open(Path file) throws IOException {
        if (Files.isSymbolicLink(file) && !isOurs(file)) {
            throw new IOException(PathText.of(file) + ": another user's symbolic link, which is not followed");
        }
        if (Files.exists(file) && isPipe(file)) {
            throw new IOException(PathText.of(file) + ": a named pipe");
        }
        return Files.newByteChannel(file, WRITTEN, OWNER_ONLY);
    }

    /** Whether a link belongs to this user or to root. root could write to the file itself anyway. */
    private static boolean isOurs(Path link) throws IOException {
        int owner = (Integer) Files.getAttribute(link, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        return owner == User.effectiveId() || owner == 0;
    }

    private static boolean isPipe(Path file) throws IOException {
        return ((Integer) Files.getAttribute(file, "unix:mode") & FILE_TYPE) == NAMED_PIPE;
    }

    @Override
    public void tellLosses() {
        lost.tellRest();
    }

    @Override
    public Optional<FileLines> lines(LineSource source) {
        Prefix prefix = Prefix.ofFile();
        boolean isMarked = source.stream() == LineSource.Stream.STDERR;
        LineFormatter formatter = new PrefixedLines(isMarked ? prefix.ofErrors() : prefix, EscapePolicy.STRIP);
        return Optional.of(linesOf(source.incarnation().name().toString(), formatter));
    }

    @Override
    public void say(Optional<InstanceName> about, Line line) {
        Prefix prefix = Prefix.plain(about.map(InstanceName::toString).orElse(SUPERVISOR));
        supervisor.write(() -> linesOf(SUPERVISOR, new PrefixedLines(prefix, EscapePolicy.STRIP))
                .appendAndFlush(line));
    }

    @Override
    public void awaitWritten(Duration most) throws InterruptedException {
        supervisor.await(most);
    }

    /** The lines of the file that all streams and incarnations of an instance share. */
    private FileLines linesOf(String name, LineFormatter formatter) {
        RotatingFile file =
                files.computeIfAbsent(name, _ -> new RotatingFile(context, disk, options, fileOf(name), lost));
        return new FileLines(formatter, clocks.get(), file, pool);
    }
}
