package dev.jforeman.output;

import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.output.LogOptions.LogFileOptions;
import dev.jforeman.text.Block;
import dev.jforeman.text.ClockText.Timestamps;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import dev.jforeman.text.Prefix;
import dev.jforeman.text.PrefixedLines;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A log file for each instance and one of the supervisor's words, without escape sequences. The library that rotates
 * them is loaded only with this class, and that only where files are wanted.
 */
final class DiskLogs implements LogFiles {
    private static final Set<OpenOption> WRITTEN = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    /** What processes write is often not meant for other users of the machine. */
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String SUPERVISOR = "system";

    private final LossCountingStream.Disk disk;
    private final LogFileOptions options;
    private final Supplier<WallClock> clocks;
    private final LostLines lost;
    private final Context context = new ContextBase();
    private final Map<String, RotatingFile> files = new ConcurrentHashMap<>();

    /**
     * Files in a directory that is there.
     *
     * @param lost who is told of lines that cannot be written
     */
    DiskLogs(LogFileOptions options, PrefixOptions look, long startMillis, LostLines lost) {
        this(file -> Files.newByteChannel(file, WRITTEN, OWNER_ONLY), options, look, startMillis, lost);
    }

    DiskLogs(
            LossCountingStream.Disk disk,
            LogFileOptions options,
            PrefixOptions look,
            long startMillis,
            LostLines lost) {
        this.disk = disk;
        this.options = options;
        Timestamps style = look.timestamps() == Timestamps.OFF ? Timestamps.OFF : Timestamps.ISO;
        this.clocks = () -> new WallClock(style, startMillis, look.isUtc());
        this.lost = lost;
    }

    @Override
    public Optional<FileLines> lines(LineSource source) {
        Prefix prefix = Prefix.ofFile();
        boolean isMarked = source.stream() == LineSource.Stream.STDERR;
        LineFormatter formatter = new PrefixedLines(isMarked ? prefix.ofErrors() : prefix, EscapePolicy.STRIP);
        return Optional.of(linesOf(source.incarnation().name().toString(), formatter, new Block()));
    }

    @Override
    public Optional<FileLines> ofSupervisor(Optional<InstanceName> about) {
        Prefix prefix = Prefix.plain(about.map(InstanceName::toString).orElse(SUPERVISOR));
        return Optional.of(linesOf(SUPERVISOR, new PrefixedLines(prefix, EscapePolicy.STRIP), new Block(1 << 10)));
    }

    /** All streams and incarnations of an instance share one file. */
    private FileLines linesOf(String name, LineFormatter formatter, Block block) {
        RotatingFile file = files.computeIfAbsent(name, _ -> new RotatingFile(context, disk, options, name, lost));
        return new FileLines(formatter, clocks.get(), file, block);
    }
}
