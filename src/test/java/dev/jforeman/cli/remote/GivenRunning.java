package dev.jforeman.cli.remote;

import dev.jforeman.control.server.ControlEndpoint;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.session.Endpoint;
import dev.jforeman.session.SteppedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A session of the real core that can be controlled at the control socket of an app directory.
 *
 * @param app the directory
 * @param runtime the value of {@code XDG_RUNTIME_DIR} with which it is found
 */
public record GivenRunning(Path app, Path runtime, Endpoint.Open door) implements AutoCloseable {
    /** A session in {@code app}, below a directory of the test. */
    public static GivenRunning in(Path temp, SteppedSession session) throws IOException {
        Path app = Files.createDirectory(temp.resolve("app"));
        Path runtime = Files.createDirectory(
                temp.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        RuntimeDirectory directory = RuntimeDirectory.of(app, environment(runtime));
        directory.create();
        Endpoint.Open door = new ControlEndpoint(directory, remark -> {
                    throw new IllegalStateException(remark);
                })
                .open(session.controls());
        return new GivenRunning(app, runtime, door);
    }

    private static Map<String, String> environment(Path runtime) {
        return Map.of("XDG_RUNTIME_DIR", runtime.toString());
    }

    /** An environment in which a program finds this session. */
    public Map<String, String> environment() {
        return environment(runtime);
    }

    @Override
    public void close() {
        door.close();
    }
}
