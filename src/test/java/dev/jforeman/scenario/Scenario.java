package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jforeman.testing.Eventually;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One story in a directory of its own: its files, the programs it starts, and what must be true afterwards of every
 * story (see {@link #check()}).
 */
public final class Scenario {
    private static final String MARK = "SCENARIO";

    private final Path home;
    private final Path directory;
    private final String mark = UUID.randomUUID().toString();
    private final List<Running> started = new ArrayList<>();
    private final List<String> held = new ArrayList<>();
    private Optional<Integer> port = Optional.of(FreePorts.base());
    private Path bin;
    private boolean mayLeaveEscaped;

    /** With the program that is in this directory. */
    Scenario(Path bin) throws IOException {
        this.bin = bin;
        home = temporaryDirectory().toRealPath();
        directory = Files.createDirectory(home.resolve("app"));
    }

    /** Sockets are below it: on a Mac their path has at most 103 bytes, and the usual directory takes most of them. */
    private static Path temporaryDirectory() throws IOException {
        return Machine.IS_MAC
                ? Files.createTempDirectory(Path.of("/tmp"), "scenario")
                : Files.createTempDirectory("scenario");
    }

    public Path directory() {
        return directory;
    }

    /** Whatever the machine is like, these are the variables. All that is started can be found again by one of them. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "XDG_RUNTIME_DIR",
                home.toString(),
                "PATH",
                bin + File.pathSeparator + System.getenv("PATH"),
                "JAVA_HOME",
                System.getProperty("java.home"),
                "HOME",
                directory.toString(),
                "SHELL",
                "/bin/sh",
                "TERM",
                "xterm",
                "LANG",
                "C.UTF-8",
                MARK,
                mark));
        port.ifPresent(base -> environment.put("JFOREMAN_PORT", base.toString()));
        return environment;
    }

    /** Where the ports of its processes start. */
    int port() {
        return port.orElseThrow();
    }

    /**
     * For scenarios that check where ports start by default: from 5000 on, or higher up. On any machine something else
     * may have some of these ports; on a Mac AirPlay has 5000.
     */
    Scenario withUsualPorts() {
        port = Optional.empty();
        return this;
    }

    public Scenario procfile(String... lines) {
        return file("Procfile", lines);
    }

    public Scenario env(String... lines) {
        return file(".env", lines);
    }

    public Scenario file(String name, String... lines) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A shell script that can be executed. */
    public Scenario script(String name, String... lines) {
        file(name, lines);
        assertThat(directory.resolve(name).toFile().setExecutable(true)).isTrue();
        return this;
    }

    /** Other users may read what is here, write here, and run the program, which stands here too then. */
    Scenario openToOthers() {
        assertThat(shell("chmod -R a+rX . && chmod a+rwx . ..").run().exitCode())
                .isZero();
        bin = Program.openTo(home.resolve("program"));
        return this;
    }

    /** The JDK's tools may ask it. */
    Scenario withAttachListener() {
        bin = Program.directoryWithAttachListener();
        return this;
    }

    public String text(String name) {
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call of jforeman. */
    public Invocation jforeman(String... words) {
        return Invocation.of(this, bin.resolve("jforeman").toString()).with(words);
    }

    /** The packaged program inside one of ours, which does something to it. */
    Invocation inside(Class<?> program, String... words) {
        return java(Program.archive() + File.pathSeparator + Program.classesOf(program), program.getName())
                .with(words);
    }

    /** The run that makes one of the launcher's caches. */
    Invocation training(String kind) {
        return java(Program.archive(), "dev.jforeman.Training").with(kind, directory.toString());
    }

    private Invocation java(String classPath, String mainClass) {
        return Invocation.of(
                this,
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                Program.means(),
                "-cp",
                classPath,
                mainClass);
    }

    /** A call of a shell, which finds {@code jforeman}. */
    public Invocation shell(String line) {
        return Invocation.of(this, "sh", "-c", line);
    }

    /** {@code jforeman start}. */
    Running start(String... words) {
        return jforeman("start").with(words).start();
    }

    /** Any command of jforeman, to its end. */
    public Ended run(String... words) {
        return jforeman(words).run();
    }

    Running remember(Running running) {
        started.add(running);
        return running;
    }

    /** Sends a signal; with a negative number to a group. */
    void kill(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-s", signal, "--", Long.toString(pid))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Processes that made a session of their own may survive this story. */
    void mayLeaveEscaped() {
        mayLeaveEscaped = true;
    }

    /** A jforeman of this story holds something for its whole life that a quiet one does not, see {@link Holdings}. */
    void mayHold(String... kinds) {
        held.addAll(List.of(kinds));
    }

    List<String> held() {
        return held;
    }

    /** Whatever still lives of this story. */
    List<ProcessTable.Entry> alive() {
        return ProcessTable.now().marked(MARK + "=" + mark);
    }

    /**
     * Ends what the story left running, then: no group is left, nothing else of it lives, no stack trace was shown.
     *
     * <p>That no descriptor, no thread and no zombie is left over is asked of each jforeman that has come through, just
     * before it is stopped, see {@link Running#awaitSettled()}. One that ended by what happened to it holds nothing any
     * more, and what it held ended with it.
     */
    void check() {
        started.forEach(Running::stopIfAlive);
        checkGroups(started);
        awaitNothingLeft();
        assertThat(started).as("no stack trace").noneMatch(Running::hasStackTrace);
    }

    private static void checkGroups(List<Running> over) {
        ProcessTable now = ProcessTable.now();
        assertThat(over.stream().flatMapToLong(Running::groups).boxed().toList())
                .as("groups")
                .allSatisfy(group -> assertThat(now.membersOf(group)).isEmpty());
    }

    /** In a long story the same is asked of what is over now: after thousands, a number belongs to another process. */
    void settle() {
        awaitNothingLeft();
        List<Running> over =
                started.stream().filter(running -> !running.isAlive()).toList();
        checkGroups(over);
        assertThat(over).as("no stack trace").noneMatch(Running::hasStackTrace);
        started.removeAll(over);
    }

    /** The watchdog learns of jforeman's end only by it, and ends then. */
    private void awaitNothingLeft() {
        if (!mayLeaveEscaped) {
            Eventually.holds("nothing left behind", () -> alive().isEmpty(), this::alive);
        }
    }

    /**
     * Whatever came of it, nothing remains: a jforeman that still lives may start more while its processes are ended.
     */
    void cleanUp() throws IOException {
        Eventually.holds("nothing remains", this::isEnded, this::alive);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isEnded() {
        List<ProcessTable.Entry> left = alive();
        left.forEach(entry -> kill("KILL", entry.pid()));
        return left.isEmpty();
    }

    @Override
    public String toString() {
        return started.stream().map(Running::toString).collect(Collectors.joining("\n"));
    }
}
