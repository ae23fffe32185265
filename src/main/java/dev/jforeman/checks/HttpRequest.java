package dev.jforeman.checks;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One GET of HTTP/1.1, of which only the status matters. All of it has one deadline: the client of the JDK waits anew
 * for each byte, so a server that sends one now and then, or {@code 100 Continue} again and again, is never late.
 *
 * @param host of the URL, as it is looked up
 * @param port of the URL, or the default one
 * @param isAnyoneTrusted whether any certificate will do
 */
record HttpRequest(URI url, String host, int port, Map<String, String> headers, boolean isAnyoneTrusted) {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");
    private static final int MOST_HEADER_BYTES = 1 << 16;

    /**
     * Asks.
     *
     * @param timeout of the whole request
     * @return the status
     * @throws SocketTimeoutException if there is none in time
     */
    int status(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Socket plain = new InTime(deadline)) {
            InetSocketAddress address = new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port);
            if (address.isUnresolved()) {
                throw new UnknownHostException(host);
            }
            plain.connect(address, left(deadline));
            try (Socket socket = url.getScheme().equalsIgnoreCase("https") ? secured(plain) : plain) {
                socket.getOutputStream().write(text().getBytes(StandardCharsets.ISO_8859_1));
                return finalStatus(new BufferedInputStream(socket.getInputStream()));
            }
        }
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocketFactory factory = isAnyoneTrusted ? anyone() : (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        if (!isAnyoneTrusted) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    private static SSLSocketFactory anyone() throws IOException {
        try {
            return TrustInAnyone.socketFactory();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private String text() {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("Host", url.getRawAuthority().replaceFirst(".*@", ""));
        all.put("User-Agent", "jforeman");
        all.put("Accept", "*/*");
        all.putAll(new LinkedHashMap<>(headers));
        all.put("Connection", "close");
        StringBuilder text = new StringBuilder("GET ").append(target()).append(" HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString();
    }

    private String target() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** Answers below 200 are about the request; another one follows. */
    private static int finalStatus(InputStream in) throws IOException {
        int status;
        do {
            Matcher first = STATUS.matcher(line(in));
            if (!first.matches()) {
                throw new IOException("the reply is not HTTP");
            }
            status = Integer.parseInt(first.group(1));
            if (status < 200) {
                skipHeaders(in);
            }
        } while (status < 200);
        return status;
    }

    private static void skipHeaders(InputStream in) throws IOException {
        boolean isMore = true;
        while (isMore) {
            isMore = !line(in).isEmpty();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.length() < MOST_HEADER_BYTES) {
            line.append((char) next);
            next = in.read();
        }
        return line.toString().stripTrailing();
    }

    /** For sockets, which take 0 for ever. */
    private static int left(long deadline) throws SocketTimeoutException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new SocketTimeoutException("not in time");
        }
        return Loopback.millis(Duration.ofNanos(nanos));
    }

    /** A socket from which nothing can be read after the deadline, however often something comes. */
    private static final class InTime extends Socket {
        private final long deadline;

        InTime(long deadline) {
            this.deadline = deadline;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    setSoTimeout(left(deadline));
                    return super.read();
                }

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    setSoTimeout(left(deadline));
                    return super.read(into, from, length);
                }
            };
        }
    }
}
