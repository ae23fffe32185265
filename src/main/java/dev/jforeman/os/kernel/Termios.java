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
        clear(copy, LAYOUT.localFlags, LAYOUT.icanonEcho);
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
        put(copy, LAYOUT.characters + LAYOUT.vquit, off);
        put(copy, LAYOUT.characters + LAYOUT.vsusp, off);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    /** The same, but this terminal does nothing by itself, neither to what is typed nor to what is shown. */
    public Termios raw() {
        MemorySegment copy = copy();
        takeKeysAsTheyAre(copy);
        clear(copy, LAYOUT.localFlags, LAYOUT.isig);
        clear(copy, LAYOUT.outputFlags, OPOST);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    private MemorySegment copy() {
        return MemorySegment.ofArray(bytes.clone());
    }

    private static void takeKeysAsTheyAre(MemorySegment structure) {
        clear(structure, LAYOUT.inputFlags, ICRNL_INLCR_IGNCR | LAYOUT.ixon);
        clear(structure, LAYOUT.localFlags, LAYOUT.icanonEcho | LAYOUT.iexten);
        readEachKey(structure);
    }

    private static void readEachKey(MemorySegment structure) {
        put(structure, LAYOUT.characters + LAYOUT.vmin, (byte) 1);
        put(structure, LAYOUT.characters + LAYOUT.vtime, (byte) 0);
    }

    private static void clear(MemorySegment structure, int offset, int flags) {
        int old = structure.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
        structure.set(ValueLayout.JAVA_INT_UNALIGNED, offset, old & ~flags);
    }

    private static void put(MemorySegment structure, int offset, byte value) {
        structure.set(ValueLayout.JAVA_BYTE, offset, value);
    }

    /** Where things are; all flags are in the lower four bytes of their fields, which come first on both systems. */
    private enum Layout {
        LINUX(0, 4, 12, 17, 0x400, 0x2 | 0x8, 0x8000, 0x1, 1, 10, 6, 5),
        MACOS(0, 8, 24, 32, 0x200, 0x100 | 0x8, 0x400, 0x80, 9, 10, 16, 17);

        private final int inputFlags;
        private final int outputFlags;
        private final int localFlags;
        private final int characters;
        private final int ixon;
        private final int icanonEcho;
        private final int iexten;
        private final int isig;
        private final int vquit;
        private final int vsusp;
        private final int vmin;
        private final int vtime;

        Layout(
                int inputFlags,
                int outputFlags,
                int localFlags,
                int characters,
                int ixon,
                int icanonEcho,
                int iexten,
                int isig,
                int vquit,
                int vsusp,
                int vmin,
                int vtime) {
            this.inputFlags = inputFlags;
            this.outputFlags = outputFlags;
            this.localFlags = localFlags;
            this.characters = characters;
            this.ixon = ixon;
            this.icanonEcho = icanonEcho;
            this.iexten = iexten;
            this.isig = isig;
            this.vquit = vquit;
            this.vsusp = vsusp;
            this.vmin = vmin;
            this.vtime = vtime;
        }
    }
}
