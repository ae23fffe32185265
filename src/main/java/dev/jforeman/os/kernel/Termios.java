package dev.jforeman.os.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The modes of a terminal, {@code struct termios}, see
 * <a href="https://man7.org/linux/man-pages/man3/termios.3.html">termios(3)</a>. Of its bytes only those are known here
 * that make the difference between a line and single keys.
 */
public final class Termios {
    /** No system's structure is larger. */
    private static final int LARGEST = 128;

    /** Carriage return and newline come as they are typed, Ctrl-S and Ctrl-Q too. */
    private static final int ICRNL_INLCR_IGNCR = 0x100 | 0x40 | 0x80;

    private static final int OPOST = 0x1;

    private final byte[] bytes;

    private Termios(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The modes a terminal has now. */
    public static Termios of(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment structure = arena.allocate(LARGEST);
            Libc.tcgetattr(fd, structure);
            return new Termios(structure.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /** Gives a terminal these modes, at once. */
    public void apply(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment structure = arena.allocate(LARGEST);
            structure.copyFrom(MemorySegment.ofArray(bytes));
            Libc.tcsetattr(fd, structure);
        }
    }

    /**
     * The same, but every key is read at once and is not echoed. The keys that send signals still do; those that a
     * system has beyond POSIX do not: on macOS Ctrl-O would throw away all output until the next one.
     */
    public Termios forCommands() {
        Layout layout = layout();
        MemorySegment copy = copy();
        clear(copy, layout.offsets.localFlags, layout.flags.icanonEcho | layout.flags.iexten);
        readEachKey(copy, layout);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    /**
     * The same, but every key is read at once and nothing is echoed: the terminal of the child does both. The
     * interrupt key still sends its signal to us, those for quit and suspend are the child's.
     */
    public Termios forProcess() {
        Layout layout = layout();
        MemorySegment copy = copy();
        takeKeysAsTheyAre(copy, layout);
        put(copy, layout.offset(layout.characters.vquit), layout.off);
        put(copy, layout.offset(layout.characters.vsusp), layout.off);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    /** The same, but this terminal does nothing by itself, neither to what is typed nor to what is shown. */
    public Termios raw() {
        Layout layout = layout();
        MemorySegment copy = copy();
        takeKeysAsTheyAre(copy, layout);
        clear(copy, layout.offsets.localFlags, layout.flags.isig);
        clear(copy, layout.offsets.outputFlags, OPOST);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    private static Layout layout() {
        return Kernel.current().numbers().modes();
    }

    private MemorySegment copy() {
        return MemorySegment.ofArray(bytes.clone());
    }

    private static void takeKeysAsTheyAre(MemorySegment structure, Layout layout) {
        clear(structure, layout.offsets.inputFlags, ICRNL_INLCR_IGNCR | layout.flags.ixon);
        clear(structure, layout.offsets.localFlags, layout.flags.icanonEcho | layout.flags.iexten);
        readEachKey(structure, layout);
    }

    private static void readEachKey(MemorySegment structure, Layout layout) {
        put(structure, layout.offset(layout.characters.vmin), (byte) 1);
        put(structure, layout.offset(layout.characters.vtime), (byte) 0);
    }

    private static void clear(MemorySegment structure, int offset, int flags) {
        int old = structure.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
        structure.set(ValueLayout.JAVA_INT_UNALIGNED, offset, old & ~flags);
    }

    private static void put(MemorySegment structure, int offset, byte value) {
        structure.set(ValueLayout.JAVA_BYTE, offset, value);
    }

    /**
     * Where things are; all flags are in the lower four bytes of their fields, which come first on all systems.
     *
     * @param off the control character that is none
     */
    record Layout(Offsets offsets, Flags flags, Characters characters, byte off) {
        int offset(int character) {
            return offsets.characters + character;
        }
    }

    /** Of the fields. */
    record Offsets(int inputFlags, int outputFlags, int localFlags, int characters) {}

    /** Bits in them. */
    record Flags(int ixon, int icanonEcho, int iexten, int isig) {}

    /** Places among the control characters. */
    record Characters(int vquit, int vsusp, int vmin, int vtime) {}
}
