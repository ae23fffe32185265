package dev.jforeman.os.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The modes of a terminal, {@code struct termios}, see <a
 * href="https://man7.org/linux/man-pages/man3/termios.3.html">termios(3)</a>. Only the parts that switch between
 * reading lines and reading single keys are interpreted.
 */
public final class Termios {
    /** At least the size of the structure on every system. */
    private static final int LARGEST = 128;

    /** Carriage return, newline, Ctrl-S and Ctrl-Q are read as they are typed. */
    private static final int ICRNL_INLCR_IGNCR = 0x100 | 0x40 | 0x80;

    private static final int OPOST = 0x1;

    private final byte[] bytes;

    private Termios(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The current modes of a terminal. */
    public static Termios of(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment structure = arena.allocate(LARGEST);
            Libc.tcgetattr(fd, structure);
            return new Termios(structure.toArray(ValueLayout.JAVA_BYTE));
        }
    }

    /** Sets the modes of a terminal at once. */
    public void apply(int fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment structure = arena.allocate(LARGEST);
            structure.copyFrom(MemorySegment.ofArray(bytes));
            Libc.tcsetattr(fd, structure);
        }
    }

    /**
     * The same modes, but every key is read at once and not echoed. Keys that send signals still do. Special keys that
     * a system has beyond POSIX are disabled: on macOS, Ctrl-O would discard all output until it is pressed again.
     */
    public Termios forCommands() {
        Layout layout = layout();
        MemorySegment copy = copy();
        clear(copy, layout.offsets.localFlags, layout.flags.icanonEcho | layout.flags.iexten);
        readEachKey(copy, layout);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    /**
     * The same modes, but every key is read at once and not echoed, because the child's terminal does that. The
     * interrupt key still sends its signal to us; the quit and suspend keys are passed to the child.
     */
    public Termios forProcess() {
        Layout layout = layout();
        MemorySegment copy = copy();
        takeKeysAsTheyAre(copy, layout);
        put(copy, layout.offset(layout.characters.vquit), layout.off);
        put(copy, layout.offset(layout.characters.vsusp), layout.off);
        return new Termios(copy.toArray(ValueLayout.JAVA_BYTE));
    }

    /** The same modes, but this terminal changes neither input nor output. */
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
     * Where the fields, flags and characters are. All flags are in the lower four bytes of their fields, which come
     * first on all systems.
     *
     * @param off the value that disables a control character
     */
    record Layout(Offsets offsets, Flags flags, Characters characters, byte off) {
        int offset(int character) {
            return offsets.characters + character;
        }
    }

    /** The offsets of the fields. */
    record Offsets(int inputFlags, int outputFlags, int localFlags, int characters) {}

    /** The bits of the flags. */
    record Flags(int ixon, int icanonEcho, int iexten, int isig) {}

    /** The indexes of the control characters. */
    record Characters(int vquit, int vsusp, int vmin, int vtime) {}
}
