package dev.jforeman.os;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts processes by {@link ProcessBuilder}, each with a session and an output pipe of its own. */
public final class JdkProcessHost implements ProcessHost {
    /** The JDK says which error number it got only in its message. */
    private static final Pattern ERRNO = Pattern.compile("error[=:] ?(\\d+)");

    @Override
    public Child start(Launch launch) throws SpawnException {
        if (!Files.isDirectory(launch.directory())) {
            throw new SpawnException("no such directory: " + launch.directory(), false);
        }
        try (OutputPipe pipe = OutputPipe.open()) {
            return start(launch, pipe);
        } catch (ErrnoException e) {
            throw refused(e.errno());
        } catch (IOException e) {
            throw refused(errno(e));
        }
    }

    private static Child start(Launch launch, OutputPipe pipe) throws IOException {
        try {
            return adopt(builder(launch, pipe).start(), pipe.source());
        } catch (IOException e) {
            pipe.source().close();
            throw e;
        }
    }

    private static ProcessBuilder builder(Launch launch, OutputPipe pipe) {
        ProcessBuilder builder = new ProcessBuilder(SessionLeader.shell(launch.command()))
                .directory(launch.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(pipe.sink());
        CallerEnvironment.restore(builder.environment());
        builder.environment().putAll(launch.environment());
        return builder;
    }

    private static Child adopt(Process process, ReadableByteChannel output) {
        return new JdkChild(process, output, ExitStatus.watch(process.pid()));
    }

    private static SpawnException refused(int errno) {
        return new SpawnException(Errno.sentence(errno), Errno.canHeal(errno));
    }

    private static int errno(IOException e) {
        Matcher matcher = ERRNO.matcher(String.valueOf(e.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
