package dev.jforeman.os.terminal;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Signals;
import dev.jforeman.os.kernel.WindowSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;

/** A terminal that shows output unchanged and passes on every key. */
public interface RawTerminal {
    WindowSize size();

    void show(byte[] bytes) throws IOException;

    /**
     * Starts reading keys, until {@link Keys} is closed.
     *
     * @param resized called whenever the terminal's size has changed
     */
    Keys open(Runnable resized);

    /** The keys that are typed. */
    interface Keys extends AutoCloseable {
        /**
         * Passes on keys as they are typed.
         *
         * @return true if the sink wanted no more keys or there were no more; false if the terminal is gone or the
         *     thread was interrupted
         */
        boolean read(Keyboard.KeySink sink);

        /** Passes on the bytes that restore the screen's modes, in case we are killed before they are shown. */
        void leaveBehind(byte[] sequences);

        @Override
        void close();
    }

    /** The terminal of this process. */
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
