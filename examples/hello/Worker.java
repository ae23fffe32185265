import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Fetches a job from the web server every second, finds it by $PORT_WEB, and cannot stand a bad apple. */
class Worker {
    public static void main(String[] args) throws IOException, InterruptedException {
        URI jobs = URI.create("http://localhost:" + System.getenv("PORT_WEB") + "/job");
        HttpClient client = HttpClient.newHttpClient();
        while (true) {
            eat(fetch(client, jobs));
            Thread.sleep(1_000);
        }
    }

    /** The server may not be up yet. */
    private static String fetch(HttpClient client, URI jobs) throws IOException, InterruptedException {
        while (true) {
            try {
                return client.send(HttpRequest.newBuilder(jobs).build(), BodyHandlers.ofString())
                        .body();
            } catch (ConnectException e) {
                Thread.sleep(100);
            }
        }
    }

    private static void eat(String job) {
        if (job.contains("bad")) {
            System.err.println("cannot eat " + job);
            System.exit(1);
        }
        System.out.println("ate " + job);
    }
}
