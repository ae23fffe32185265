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
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A test in a directory of its own, with its files, the programs that it starts, and the checks that apply to every
 * test (see {@link #check()}).
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

    /** Creates a scenario that runs the program in this directory. */
    Scenario(Path bin) throws IOException {
        this.bin = bin;
        home = temporaryDirectory().toRealPath();
        directory = Files.createDirectory(home.resolve("app"));
    }

    /**
     * The sockets are below it. On a Mac a socket path has at most 103 bytes, and the default directory uses most of
     * them.
     */
    private static Path temporaryDirectory() throws IOException {
        return Machine.IS_MAC
                ? Files.createTempDirectory(Path.of("/tmp"), "scenario")
                : Files.createTempDirectory("scenario");
    }

    public Path directory() {
        return directory;
    }

    /**
     * A fixed environment, independent of the machine. One variable marks all started processes, so that they can be
     * found.
     */
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

    /** The first port of its processes. */
    int port() {
        return port.orElseThrow();
    }

    /**
     * For scenarios that check default ports: from 5000 on, or higher. Some of these ports may be in use on any
     * machine, for example 5000 on a Mac (AirPlay).
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

    /** Creates an executable shell script. */
    public Scenario script(String name, String... lines) {
        file(name, lines);
        assertThat(directory.resolve(name).toFile().setExecutable(true)).isTrue();
        return this;
    }

    /** Lets other users read and write the directory and run the program, which is copied here. */
    Scenario openToOthers() {
        assertThat(shell("chmod -R a+rX . && chmod a+rwx . ..").run().exitCode())
                .isZero();
        bin = Program.openTo(home.resolve("program"));
        return this;
    }

    /** Allows the JDK's tools to attach. */
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

    /** A call of jforeman with these arguments. */
    public Invocation jforeman(String... words) {
        return Invocation.of(this, bin.resolve("jforeman").toString()).with(words);
    }

    /** The packaged program inside a test program that disturbs it. */
    Invocation inside(Class<?> program, String... words) {
        return java(Program.archive() + File.pathSeparator + Program.classesOf(program), program.getName())
                .with(words);
    }

    /** The run that creates one of the launcher's caches. */
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

    /** A shell command that finds {@code jforeman} on its PATH. */
    public Invocation shell(String line) {
        return Invocation.of(this, "sh", "-c", line);
    }

    /** {@code jforeman start}. */
    Running start(String... words) {
        return jforeman("start").with(words).start();
    }

    /** Runs any command of jforeman until it exits. */
    public Ended run(String... words) {
        return jforeman(words).run();
    }

    Running remember(Running running) {
        started.add(running);
        return running;
    }

    /** Sends a signal to processes, or to a process group if a number is negative. */
    void kill(String signal, long... pids) {
        List<String> words = new ArrayList<>(List.of("kill", "-s", signal, "--"));
        LongStream.of(pids).mapToObj(Long::toString).forEach(words::add);
        try {
            new ProcessBuilder(words).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Allows processes that started a session of their own to survive the scenario. */
    void mayLeaveEscaped() {
        mayLeaveEscaped = true;
    }

    /** Allows a descriptor or thread that an idle jforeman does not hold, see {@link Holdings}. */
    void mayHold(String... kinds) {
        held.addAll(List.of(kinds));
    }

    List<String> held() {
        return held;
    }

    /** The processes of this scenario that still run. */
    List<ProcessTable.Entry> alive() {
        return ProcessTable.now().marked(MARK + "=" + mark);
    }

    /**
     * Stops the programs that the scenario left running, and checks that no group and no other process remains and that
     * no stack trace was printed.
     *
     * <p>Leaked descriptors, threads and zombies are checked in each jforeman just before it is stopped, see {@link
     * Running#awaitSettled()}. After its exit the kernel has closed everything.
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

    /** Makes the same checks for exited programs during a long scenario: later their process ids may be reused. */
    void settle() {
        awaitNothingLeft();
        List<Running> over =
                started.stream().filter(running -> !running.isAlive()).toList();
        checkGroups(over);
        assertThat(over).as("no stack trace").noneMatch(Running::hasStackTrace);
        started.removeAll(over);
    }

    /** Waits for the watchdog, which exits a moment after jforeman. */
    private void awaitNothingLeft() {
        if (!mayLeaveEscaped) {
            Eventually.holds("nothing left behind", () -> alive().isEmpty(), this::alive);
        }
    }

    /**
     * Kills all remaining processes, repeatedly: a jforeman that still runs may start more while its processes are
     * killed.
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
        long[] left = alive().stream().mapToLong(ProcessTable.Entry::pid).toArray();
        if (left.length > 0) {
            kill("KILL", left); // at once: one after the other, jforeman would start some again meanwhile
        }
        return left.length == 0;
    }

    @Override
    public String toString() {
        return started.stream().map(Running::toString).collect(Collectors.joining("\n"));
    }
}
