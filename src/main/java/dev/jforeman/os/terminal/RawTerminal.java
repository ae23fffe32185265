package dev.jforeman.os.terminal;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.WindowSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** A terminal that shows bytes just as they are and has every key read. */
public interface RawTerminal {
    WindowSize size();

    void show(byte[] bytes) throws IOException;

    /**
     * Its keys, from now until they are closed.
     *
     * @param resized called whenever its size has changed
     */
    Keys open(Runnable resized);

    /** Every key that is typed. */
    interface Keys extends AutoCloseable {
        /**
         * Hands over keys as they are typed.
         *
         * @return whether that went on until no more were wanted or there were no more; otherwise the terminal is
         *     gone, or the thread was interrupted
         */
        boolean read(Keyboard.KeySink sink);

        /** What gives the screen its usual modes back, should we end before that is shown. */
        void leaveBehind(byte[] sequences);

        @Override
        void close();
    }

    /** That of this process. */
    static RawTerminal own() {
        return new OwnTerminal(StandardOutput.channel());
    }

    /** Standard input and output. */
    record OwnTerminal(WritableByteChannel out) implements RawTerminal {
        @Override
        public WindowSize size() {
            return StandardOutput.size().orElse(WindowSize.UNKNOWN);
        }

        @Override
        public void show(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        }

        @Override
        public Keys open(Runnable resized) {
            Keyboard keyboard = Keyboard.open();
            keyboard.guard();
            keyboard.turn(Keyboard.Mode.RAW);
            Signals.handle(List.of(Signal.WINCH), _ -> resized.run());
            return keyboard;
        }
    }
}
