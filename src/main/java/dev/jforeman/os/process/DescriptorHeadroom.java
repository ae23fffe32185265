package dev.jforeman.os.process;

import dev.jforeman.os.kernel.ErrnoException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether as many descriptors are left as the start of a process takes for a moment. The JDK must not be refused one in
 * the middle: it would keep two for ever then, and close standard input, whoever has that number by now. So it is tried
 * out with more than it needs.
 */
final class DescriptorHeadroom {
    private static final int PIPES = 8;

    private DescriptorHeadroom() {}

    /** @throws IOException if there are not, in the words that the JDK has for that */
    static void require() throws IOException {
        List<OutputPipe> taken = new ArrayList<>(PIPES);
        try {
            for (int i = 0; i < PIPES; i++) {
                taken.add(OutputPipe.open());
            }
        } catch (ErrnoException e) {
            throw new IOException("error=" + e.errno(), e);
        } finally {
            for (OutputPipe pipe : taken) {
                pipe.abandon();
            }
        }
    }
}
