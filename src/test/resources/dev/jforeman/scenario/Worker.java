import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** Takes jobs from a list in redis, one after the other, and counts them; ends when redis is gone. */
class Worker {
    void main() throws IOException {
        int port = Integer.parseInt(System.getenv("PORT_REDIS"));
        try (Socket redis = new Socket("127.0.0.1", port);
                BufferedReader replies = new BufferedReader(new InputStreamReader(redis.getInputStream(), UTF_8))) {
            IO.println("working");
            while (true) {
                redis.getOutputStream().write("BLPOP jobs 0\r\n".getBytes(UTF_8));
                for (int line = 0; line < 5; line++) {
                    if (replies.readLine() == null) {
                        throw new IOException("redis is gone");
                    }
                }
                redis.getOutputStream().write("INCR done\r\n".getBytes(UTF_8));
                replies.readLine();
            }
        }
    }
}
