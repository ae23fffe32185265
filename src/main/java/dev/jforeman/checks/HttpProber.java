package dev.jforeman.checks;

import dev.jforeman.checks.Prober.ProbeResult;
import dev.jforeman.model.Probe;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Does an HTTP server answer with a good status? A redirection is an answer too and is not followed.
 *
 * @param probe what is asked and which statuses are good
 * @param isAnyoneTrusted whether any certificate is accepted; certificates for development are self-signed
 * @param urls where: the first that answers well counts
 */
record HttpProber(Probe.Http probe, boolean isAnyoneTrusted, List<URI> urls) implements Prober {
    /**
     * The question of a probe.
     *
     * @param ownPort what a path is asked on
     */
    static HttpProber of(Probe.Http probe, int ownPort) {
        URI url = URI.create(probe.isPath() ? "http://localhost:" + ownPort + probe.target() : probe.target());
        boolean isHere = Loopback.isMeantBy(Authority.of(url).host());
        return new HttpProber(probe, isHere || probe.isInsecure(), isHere ? onBothAddresses(url) : List.of(url));
    }

    /** Of a URL. {@link URI} itself knows neither host nor port where there is a {@code _} in the name. */
    private record Authority(String host, int port) {
        static Authority of(URI url) {
            String text = url.getRawAuthority().replaceFirst(".*@", "");
            int colon = text.lastIndexOf(':');
            boolean hasPort = colon > text.lastIndexOf(']');
            return hasPort
                    ? new Authority(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
                    : new Authority(text, -1);
        }

        /** Where it is another one that is asked. */
        String at(String otherHost) {
            return port < 0 ? otherHost : otherHost + ":" + port;
        }
    }

    private static List<URI> onBothAddresses(URI url) {
        return Loopback.ADDRESSES.stream()
                .map(address -> URI.create(url.toString().replaceFirst("//[^/]*", "//" + authority(address, url))))
                .toList();
    }

    private static String authority(InetAddress address, URI url) {
        return Authority.of(url).at(address.getAddress().length == 4 ? "127.0.0.1" : "[::1]");
    }

    @Override
    public ProbeResult ask(Duration timeout) {
        ProbeResult first = ask(urls.getFirst(), timeout);
        for (int i = 1; i < urls.size() && !first.isPassed(); i++) {
            ProbeResult other = ask(urls.get(i), timeout);
            first = other.isPassed() || isSilent(first) ? other : first;
        }
        return first;
    }

    /** Whether there was no server; a server that refuses is more useful in a message. */
    private static boolean isSilent(ProbeResult finding) {
        return finding.text().startsWith("connection refused");
    }

    private ProbeResult ask(URI url, Duration timeout) {
        try {
            int status = status(url, timeout);
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
        int port = Authority.of(url).port();
        return port < 0 ? (url.getScheme().equalsIgnoreCase("https") ? 443 : 80) : port;
    }

    private int status(URI url, Duration timeout) throws IOException {
        return new HttpRequest(url, Authority.of(url).host(), port(url), probe.headers(), isAnyoneTrusted)
                .status(timeout);
    }
}
