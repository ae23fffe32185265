import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on $PORT that hands out jobs. The fifth one is bad: see what it does to the worker. */
class Web {
    private static final int BAD_JOB = 5;

    private final AtomicInteger jobs = new AtomicInteger();

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        Web web = new Web();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> web.answer(exchange, "hello from " + System.getenv("PS")));
        server.createContext("/job", exchange -> web.answer(exchange, web.nextJob()));
        server.start();
        System.out.println("listening on http://localhost:" + port);
    }

    private String nextJob() {
        int job = jobs.incrementAndGet();
        return job == BAD_JOB ? "a bad apple" : "apple " + job;
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        System.out.println(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " 200 " + text);
    }
}
