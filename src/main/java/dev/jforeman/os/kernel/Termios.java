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

    private static final byte OFF_LINUX = 0;
    private static final byte OFF_MACOS = (byte) 0xff;

    /** Carriage return and newline come as they are typed, Ctrl-S and Ctrl-Q too. */
    private static final int ICRNL_INLCR_IGNCR = 0x100 | 0x40 | 0x80;

    private static final int OPOST = 0x1;
    private static final Layout LAYOUT = Platform.isLinux() ? Layout.LINUX : Layout.MACOS;

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

    /** The same, but every key is read at once and is not echoed. The keys that send signals still do. */
    public Termios forCommands() {
        MemorySegment copy = copy();
        clear(copy, LAYOUT.offsets.localFlags, LAYOUT.flags.icanonEcho);
        readEachKey(copy);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    /**
     * The same, but every key is read at once and nothing is echoed: the terminal of the child does both. The
     * interrupt key still sends its signal to us, those for quit and suspend are the child's.
     */
    public Termios forProcess() {
        MemorySegment copy = copy();
        takeKeysAsTheyAre(copy);
        byte off = Platform.isLinux() ? OFF_LINUX : OFF_MACOS;
        put(copy, LAYOUT.offset(LAYOUT.characters.vquit), off);
        put(copy, LAYOUT.offset(LAYOUT.characters.vsusp), off);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    /** The same, but this terminal does nothing by itself, neither to what is typed nor to what is shown. */
    public Termios raw() {
        MemorySegment copy = copy();
        takeKeysAsTheyAre(copy);
        clear(copy, LAYOUT.offsets.localFlags, LAYOUT.flags.isig);
        clear(copy, LAYOUT.offsets.outputFlags, OPOST);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    private MemorySegment copy() {
        return MemorySegment.ofArray(bytes.clone());
    }

    private static void takeKeysAsTheyAre(MemorySegment structure) {
        clear(structure, LAYOUT.offsets.inputFlags, ICRNL_INLCR_IGNCR | LAYOUT.flags.ixon);
        clear(structure, LAYOUT.offsets.localFlags, LAYOUT.flags.icanonEcho | LAYOUT.flags.iexten);
        readEachKey(structure);
    }

    private static void readEachKey(MemorySegment structure) {
        put(structure, LAYOUT.offset(LAYOUT.characters.vmin), (byte) 1);
        put(structure, LAYOUT.offset(LAYOUT.characters.vtime), (byte) 0);
    }

    private static void clear(MemorySegment structure, int offset, int flags) {
        int old = structure.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
        structure.set(ValueLayout.JAVA_INT_UNALIGNED, offset, old & ~flags);
    }

    private static void put(MemorySegment structure, int offset, byte value) {
        structure.set(ValueLayout.JAVA_BYTE, offset, value);
    }

    /** Where things are; all flags are in the lower four bytes of their fields, which come first on both systems. */
    private record Layout(Offsets offsets, Flags flags, Characters characters) {
        static final Layout LINUX = new Layout(
                new Offsets(0, 4, 12, 17), new Flags(0x400, 0x2 | 0x8, 0x8000, 0x1), new Characters(1, 10, 6, 5));
        static final Layout MACOS = new Layout(
                new Offsets(0, 8, 24, 32), new Flags(0x200, 0x100 | 0x8, 0x400, 0x80), new Characters(9, 10, 16, 17));

        int offset(int character) {
            return offsets.characters + character;
        }

        /** Of the fields. */
        private record Offsets(int inputFlags, int outputFlags, int localFlags, int characters) {}

        /** Bits in them. */
        private record Flags(int ixon, int icanonEcho, int iexten, int isig) {}

        /** Places among the control characters. */
        private record Characters(int vquit, int vsusp, int vmin, int vtime) {}
    }
}
