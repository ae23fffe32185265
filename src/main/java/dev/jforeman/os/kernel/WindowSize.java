package dev.jforeman.os.kernel;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * The size of a terminal.
 *
 * @param columns characters in a row
 * @param rows lines on the screen
 */
public record WindowSize(int columns, int rows) {
    /** For children whose terminal has no known size. */
    public static final WindowSize UNKNOWN = new WindowSize(120, 40);

    /** Programs that lay out text misbehave with fewer columns. */
    private static final int FEWEST_COLUMNS = 20;

    /**
     * {@code struct winsize}, see
     * <a href="https://man7.org/linux/man-pages/man2/TIOCGWINSZ.2const.html">TIOCGWINSZ(2const)</a>: rows, columns and
     * two numbers that nothing uses.
     */
    private static final int SHORTS = 4;

    /** The size that is left beside a prefix of this width. */
    public WindowSize besides(int prefixColumns) {
        return new WindowSize(Math.max(FEWEST_COLUMNS, columns - prefixColumns), rows);
    }

    /** The size of a terminal. Empty if the descriptor is not a terminal, or if its size is unknown. */
    public static Optional<WindowSize> get(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment winsize = arena.allocate(JAVA_SHORT, SHORTS);
            Libc.ioctl(fd, Kernel.current().numbers().requests().getWindowSize(), winsize);
            WindowSize size = new WindowSize(number(winsize, 1), number(winsize, 0));
            return Optional.of(size).filter(known -> known.columns() > 0 && known.rows() > 0);
        } catch (ErrnoException _) {
            return Optional.empty();
        }
    }

    /** Sets the size of a terminal. */
    public static void set(int fd, WindowSize size) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment winsize = arena.allocate(JAVA_SHORT, SHORTS);
            winsize.setAtIndex(JAVA_SHORT, 0, (short) size.rows());
            winsize.setAtIndex(JAVA_SHORT, 1, (short) size.columns());
            Libc.ioctl(fd, Kernel.current().numbers().requests().setWindowSize(), winsize);
        }
    }

    private static int number(MemorySegment winsize, int index) {
        return Short.toUnsignedInt(winsize.getAtIndex(JAVA_SHORT, index));
    }
}
