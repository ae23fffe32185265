package dev.jforeman.os;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts processes by {@link ProcessBuilder}, each with a session and streams of its own. */
public final class JdkProcessHost implements ProcessHost {
    /** The JDK says which error number it got only in its message. */
    private static final Pattern ERRNO = Pattern.compile("error[=:] ?(\\d+)");

    private final Watchdog watchdog;

    JdkProcessHost(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    /**
     * A host whose watchdog ends all groups should jforeman be killed.
     *
     * @param grace from TERM to KILL
     * @param runtime where the groups are written down for the next start; empty if there is no such place
     */
    public static JdkProcessHost guarded(Duration grace, Optional<RuntimeDirectory> runtime) {
        Watchdog watchdog = Watchdog.shared();
        watchdog.setGrace(grace);
        runtime.map(RuntimeDirectory::ownGroupsFile).ifPresent(watchdog::setRecord);
        return new JdkProcessHost(watchdog);
    }

    /** Starts what every session needs and what needs no plan. */
    public static void warmUp() {
        Watchdog.shared();
    }

    @Override
    public Child start(Launch launch) throws SpawnException {
        if (!Files.isDirectory(launch.directory())) {
            throw new SpawnException("no such directory: " + launch.directory(), false);
        }
        if (!ThreadRoom.isEnough()) {
            throw refused(Errno.EAGAIN_LINUX);
        }
        try (Wiring wiring = Wiring.open(launch.stdio())) {
            return start(launch, wiring);
        } catch (ErrnoException e) {
            throw refused(e.errno());
        } catch (IOException e) {
            throw refused(errno(e));
        }
    }

    private Child start(Launch launch, Wiring wiring) throws IOException {
        OurEnds ours = wiring.ours();
        try {
            wiring.pipeNumber().ifPresent(watchdog::expect);
            Process process = OwnProcesses.start(builder(launch, wiring));
            watchdog.add(process.pid());
            return new JdkChild(process, ours, ExitStatus.watch(process.pid()), watchdog);
        } catch (IOException e) {
            ours.close();
            throw e;
        }
    }

    private static ProcessBuilder builder(Launch launch, Wiring wiring) {
        ProcessBuilder builder = new ProcessBuilder(wiring.words(launch.command()))
                .directory(launch.directory().toFile());
        wiring.connect(builder);
        CallerEnvironment.restore(builder.environment());
        builder.environment().putAll(launch.environment());
        return builder;
    }

    @Override
    public Set<Long> livingGroups(Collection<Long> groups) {
        return ProcessGroups.living(groups);
    }

    private static SpawnException refused(int errno) {
        return new SpawnException(Errno.sentence(errno), Errno.canHeal(errno));
    }

    private static int errno(IOException e) {
        Matcher matcher = ERRNO.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
