package dev.jforeman.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A local download server for releases. */
final class Downloads implements AutoCloseable {
    private final Path files;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch heldBack = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String withheld = " ";

    private Downloads(Path files) throws IOException {
        this.files = files;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** A server with an archive for each of these versions; the program in it only prints its version. */
    static Downloads of(Scenario story, String... versions) throws IOException {
        for (String version : versions) {
            String name = "jforeman-" + version + "-linux-x64";
            String program = "downloads/" + name;
            story.script(program + "/bin/jforeman", "#!/bin/sh", "echo jforeman " + version)
                    .file(program + "/share/man/man1/jforeman.1.gz", "")
                    .file(program + "/share/fish/vendor_completions.d/jforeman.fish", "");
            if (version.startsWith("1.")) {
                story.file(program + "/share/man/man1/jforeman-old.1.gz", "");
            }
            run(
                    story,
                    "cd downloads && mkdir -p v" + version + " " + name
                            + "/lib/jforeman/runtime/bin && cp \"$(command -v"
                            + " sleep)\" " + name + "/lib/jforeman/runtime/bin/java && tar -cJf v" + version + "/"
                            + name
                            + ".tar.xz " + name + " && rm -r " + name + " && cd v" + version
                            + " && sha256sum -- *.xz >SHA256SUMS");
        }
        return new Downloads(story.directory().resolve("downloads"));
    }

    /** A server with this archive. */
    static Downloads with(Scenario story, Path archive) throws IOException {
        String directory = "downloads/v" + BuiltArchive.version();
        run(
                story,
                "mkdir -p " + directory + " && cd " + directory + " && ln -s " + Invocation.quoted(archive)
                        + " . && sha256sum -- *.xz >SHA256SUMS");
        return new Downloads(story.directory().resolve("downloads"));
    }

    private static void run(Scenario story, String line) {
        Ended ended = story.shell(line).run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Damages the archive by adding one byte. */
    void damage(String version) throws IOException {
        Path archive = files.resolve("v" + version + "/jforeman-" + version + "-linux-x64.tar.xz");
        Files.writeString(archive, "x", java.nio.file.StandardOpenOption.APPEND);
    }

    /** Requests for a file of this name are never answered. */
    void holdBack(String name) {
        withheld = name;
    }

    void awaitHeldBack() {
        try {
            heldBack.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Path file = files.resolve(exchange.getRequestURI().getPath().substring(1));
        if (file.endsWith(withheld)) {
            heldBack.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        boolean isThere = Files.isRegularFile(file);
        exchange.sendResponseHeaders(isThere ? 200 : 404, isThere ? Files.size(file) : -1);
        if (isThere) {
            Files.copy(file, exchange.getResponseBody());
        }
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
