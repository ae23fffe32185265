package dev.jforeman.output;

import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.model.ByteText;
import dev.jforeman.model.Incarnation.LineSource;
import dev.jforeman.model.InstanceName;
import dev.jforeman.output.QueuedBlock.BlockOwner;
import dev.jforeman.supervisor.Notice;
import dev.jforeman.supervisor.Wording;
import dev.jforeman.text.Block;
import dev.jforeman.text.LastLines;
import dev.jforeman.text.Line;
import dev.jforeman.text.LineFormatter;
import dev.jforeman.text.LineFormatter.ChosenLines;
import dev.jforeman.text.LineFormatter.EscapePolicy;
import dev.jforeman.text.LineFormatter.MatchingLines;
import dev.jforeman.text.Prefix;
import dev.jforeman.text.PrefixedLines;
import dev.jforeman.text.ScreenCursor;
import dev.jforeman.text.Stamp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;

/** The log as it is shown: the lines of the processes and the messages of jforeman. */
public final class Log implements Display {
    private static final int LAST_LINES = 10;

    /** A disk that takes longer than that to write a few lines may never do it. */
    private static final Duration FILES_TIMEOUT = Duration.ofSeconds(1);

    private final WriteQueue queue;
    private final QueuedBlockPool pool;
    private final Histories histories;
    private final LineStyle style;
    private final LogOptions options;
    private final BlockOwner own = BlockOwner.UNCOUNTED;
    private final Map<InstanceName, AtomicBoolean> shown = new ConcurrentHashMap<>();
    private final LogFiles files;
    private final long startMillis = System.currentTimeMillis();
    private final WallClock clock;

    /** A log for one session. */
    Log(WriteQueue queue, QueuedBlockPool pool, Histories histories, LineStyle style, LogOptions options) {
        this.queue = queue;
        this.pool = pool;
        this.histories = histories;
        this.style = style;
        this.options = options;
        this.clock = clock();
        this.files = options.files().map(this::filesIn).orElse(LogFiles.NONE);
    }

    private LogFiles filesIn(LogOptions.LogFileOptions where) {
        LostLines lost = new LostLines(System::nanoTime, this::alarm);
        return new DiskLogs(where, options.look(), startMillis, lost, pool);
    }

    /** The directory of the log files, if there are any. */
    public Optional<Path> fileDirectory() {
        return options.files().map(LogOptions.LogFileOptions::directory);
    }

    /** The log files, if there are any. */
    LogFiles files() {
        return files;
    }

    /** A clock for another thread. */
    WallClock clock() {
        return new WallClock(style.timestamps(), startMillis, options.look().isUtc());
    }

    /** Formats the lines of one stream. */
    LineFormatter formatter(LineSource source) {
        LineFormatter all = new ChosenLines(shown(source.incarnation().name())::get, style.of(source));
        return options.choosing()
                .grep()
                .<LineFormatter>map(wanted -> new MatchingLines(wanted, all))
                .orElse(all);
    }

    private AtomicBoolean shown(InstanceName name) {
        return shown.computeIfAbsent(
                name, unknown -> new AtomicBoolean(options.choosing().isShown(unknown)));
    }

    @Override
    public boolean isShown(InstanceName name) {
        return shown(name).get();
    }

    @Override
    public void show(InstanceName name, boolean isShown) {
        shown(name).set(isShown);
    }

    @Override
    public void write(String text, boolean isPromptOpen) {
        byte[] bytes = ByteText.encode(text);
        QueuedBlock queued = pool.take(own);
        ScreenCursor.copy(bytes, 0, bytes.length, queued.block);
        queue.putPastHold(queued, isPromptOpen);
    }

    /** Whether an unfinished line is shown. */
    boolean showsParts() {
        return style.showsParts() && options.choosing().grep().isEmpty();
    }

    /** Reports that lines of a stream were dropped. It is called on the writer's thread. */
    ObjIntConsumer<Block> gapReporter(InstanceName name) {
        return (out, lines) -> style.ofSupervisor(Optional.of(name))
                .append(
                        Line.of(style.alarm(lines + " lines dropped: the log is not read fast enough")),
                        clock().now(),
                        out);
    }

    /** Writes a message about an instance or the session. */
    public void say(Notice notice) {
        Optional<InstanceName> about = about(notice);
        String text = Wording.of(notice);
        boolean isAlarm = notice.isAlarm();
        if (isAlarm && options.isGithub()) {
            sayRaw(GithubCommands.error(about.map(InstanceName::toString), text));
        }
        say(about, text, isAlarm);
    }

    private static Optional<InstanceName> about(Notice notice) {
        return notice instanceof Notice.OfInstance own ? Optional.of(own.name()) : Optional.empty();
    }

    /** Writes a message about a failure of an instance. */
    public void alarm(InstanceName name, String text) {
        say(Optional.of(name), text, true);
    }

    @Override
    public void say(String text) {
        say(Optional.empty(), text, false);
    }

    /** Writes a message about a failure. */
    public void alarm(String text) {
        say(Optional.empty(), text, true);
    }

    /** Text that comes from a file or a program is written without control characters. */
    private synchronized void say(Optional<InstanceName> about, String said, boolean isAlarm) {
        String text = Excerpt.printableLine(said);
        Line line = Line.of(ByteText.encode(isAlarm ? style.alarm(text) : text));
        put(block -> style.ofSupervisor(about).append(line, clock.now(), block));
        files.say(about, line);
        histories.say(about, text);
    }

    private void put(Consumer<Block> content) {
        QueuedBlock queued = pool.take(own);
        content.accept(queued.block);
        queue.put(queued);
    }

    /** Called before the processes start. */
    public void begin() {
        if (options.isGithub()) {
            sayRaw(GithubCommands.group("Log of all processes"));
        }
    }

    /** Waits until the log files have what was said, but not for ever. */
    public void awaitFiles() throws InterruptedException {
        files.awaitWritten(FILES_TIMEOUT);
    }

    /** Called after the processes have exited. What follows concerns all of them. */
    public void end() throws InterruptedException {
        endPrompt();
        awaitFiles();
        files.tellLosses();
        if (options.isGithub()) {
            sayRaw(GithubCommands.END_GROUP);
        }
    }

    /** Stops holding back lines because of a prompt. */
    public void endPrompt() {
        QueuedBlock newline = pool.take(own);
        new PrefixedLines(Prefix.none(), EscapePolicy.STRIP).append(Line.of(""), Stamp.NONE, newline.block);
        queue.endHold(newline);
    }

    /** Writes a line without a prefix, for a CI service that interprets it. */
    private void sayRaw(String line) {
        LineFormatter bare = new PrefixedLines(Prefix.none(), EscapePolicy.STRIP);
        put(block -> bare.append(Line.of(ByteText.encode(line)), Stamp.NONE, block));
    }

    /** Whether the lines before a failure were hidden. */
    public boolean isFailureOfHidden(Notice.Ended ended) {
        return !isShown(ended.name()) && ended.isFailure();
    }

    /** The last lines of a process's latest run. */
    public Optional<LastLines> lastLines(InstanceName name) {
        return histories.lastLines(name);
    }

    /** Repeats the last lines of a process, with its prefix. */
    public void repeat(InstanceName name, LastLines lines) {
        put(block -> lines.appendTo(LAST_LINES, style.ofSupervisor(Optional.of(name)), clock.now(), block));
    }
}
