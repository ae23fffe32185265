package dev.jforeman.checks;

import dev.jforeman.checks.Prober.ProbeResult;
import dev.jforeman.model.Probe;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Does an HTTP server answer with a good status? A redirection is an answer too and is not followed.
 *
 * @param probe what is asked and which statuses are good
 * @param urls where: the first that answers well counts
 */
record HttpProber(Probe.Http probe, List<URI> urls) implements Prober {
    static {
        // otherwise the JDK passes over Host and a few others in silence
        System.setProperty("sun.net.http.allowRestrictedHeaders", "true");
    }

    /**
     * The question of a probe.
     *
     * @param ownPort what a path is asked on
     */
    static HttpProber of(Probe.Http probe, int ownPort) {
        URI url = URI.create(probe.isPath() ? "http://localhost:" + ownPort + probe.target() : probe.target());
        return new HttpProber(probe, Loopback.isMeantBy(url.getHost()) ? onBothAddresses(url) : List.of(url));
    }

    private static List<URI> onBothAddresses(URI url) {
        return Loopback.ADDRESSES.stream()
                .map(address -> URI.create(url.toString().replaceFirst("//[^/]*", "//" + authority(address, url))))
                .toList();
    }

    private static String authority(InetAddress address, URI url) {
        String host = address.getAddress().length == 4 ? "127.0.0.1" : "[::1]";
        return url.getPort() < 0 ? host : host + ":" + url.getPort();
    }

    @Override
    public ProbeResult ask(Duration patience) {
        ProbeResult first = ask(urls.getFirst(), patience);
        for (int i = 1; i < urls.size() && !first.isPassed(); i++) {
            ProbeResult other = ask(urls.get(i), patience);
            first = other.isPassed() || isSilent(first) ? other : first;
        }
        return first;
    }

    /** Whether nobody was there; somebody who says no is worth more in a message. */
    private static boolean isSilent(ProbeResult finding) {
        return finding.text().startsWith("connection refused");
    }

    private ProbeResult ask(URI url, Duration patience) {
        try {
            int status = status(url, patience);
            String text = status + " from " + probe.target();
            return probe.isGood(status) ? ProbeResult.yes(text) : ProbeResult.no(text);
        } catch (ConnectException _) {
            return ProbeResult.no("connection refused on port " + port(url));
        } catch (SocketTimeoutException _) {
            return ProbeResult.no("no answer from " + probe.target() + " in time");
        } catch (IOException e) {
            return ProbeResult.no("no HTTP answer from " + probe.target() + ": " + e.getMessage());
        }
    }

    private static int port(URI url) {
        return url.getPort() < 0 ? (url.getScheme().equals("https") ? 443 : 80) : url.getPort();
    }

    private int status(URI url, Duration patience) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setConnectTimeout(Loopback.millis(patience));
            connection.setReadTimeout(Loopback.millis(patience));
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Connection", "close");
            connection.setRequestProperty("User-Agent", "jforeman");
            probe.headers().forEach(connection::setRequestProperty);
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("it is not HTTP");
            }
            return status;
        } finally {
            connection.disconnect();
        }
    }
}
