package dev.jforeman.os;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts processes by {@link ProcessBuilder}, each with a session and streams of its own. */
public final class JdkProcessHost implements ProcessHost {
    /** The JDK says which error number it got only in its message. */
    private static final Pattern ERRNO = Pattern.compile("error[=:] ?(\\d+)");

    @Override
    public Child start(Launch launch) throws SpawnException {
        if (!Files.isDirectory(launch.directory())) {
            throw new SpawnException("no such directory: " + launch.directory(), false);
        }
        try (Wiring wiring = Wiring.open(launch.stdio())) {
            return start(launch, wiring);
        } catch (ErrnoException e) {
            throw refused(e.errno());
        } catch (IOException e) {
            throw refused(errno(e));
        }
    }

    private static Child start(Launch launch, Wiring wiring) throws IOException {
        OurEnds ours = wiring.ours();
        try {
            Process process = builder(launch, wiring).start();
            return new JdkChild(process, ours, ExitStatus.watch(process.pid()));
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

    private static SpawnException refused(int errno) {
        return new SpawnException(Errno.sentence(errno), Errno.canHeal(errno));
    }

    private static int errno(IOException e) {
        Matcher matcher = ERRNO.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
