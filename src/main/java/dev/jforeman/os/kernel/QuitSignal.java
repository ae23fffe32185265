package dev.jforeman.os.kernel;

import dev.jforeman.model.Signal;
import dev.jforeman.os.kernel.Errno.ErrnoException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * SIGQUIT. The JVM handles this signal itself by printing its threads, and no option lets Java code receive it. So we
 * install a handler of a few machine instructions that sends this process another signal, which nothing else uses and
 * which Java can handle. A handler written in Java would run in the middle of arbitrary code.
 */
final class QuitSignal {
    /** The name of the signal that is sent instead. It was meant for coprocessors, and Linux does not use it. */
    static final String STAND_IN = "STKFLT";

    private static final int STAND_IN_NUMBER = 16;

    /** A multiple of every page size. */
    private static final int PAGE = 1 << 16;

    private QuitSignal() {}

    /** {@code kill(self, SIGSTKFLT)} as a function that ignores its argument and preserves {@code errno}. */
    static Optional<byte[]> handler() {
        int self = (int) ProcessHandle.current().pid();
        return switch (Platform.isMacOs() ? "" : System.getProperty("os.arch")) {
            case "amd64" -> Optional.of(x86(self));
            case "aarch64" -> Optional.of(arm(self));
            default -> Optional.empty();
        };
    }

    /** Installs the handler, unless the system does not allow new machine code. */
    static void install(byte[] handler) {
        try {
            MemorySegment page = Arena.global().allocate(PAGE, PAGE);
            page.asByteBuffer().put(handler);
            Libc.makeExecutable(page);
            Libc.signal(Signals.number(Signal.QUIT), page.address());
        } catch (ErrnoException _) {
            return;
        }
    }

    private static byte[] x86(int self) {
        int kill = 62;
        return code(26).putInt(0xfa1e0ff3) // endbr64
                .put((byte) 0xbf) // mov edi, self
                .putInt(self)
                .put((byte) 0xbe) // mov esi, signal
                .putInt(STAND_IN_NUMBER)
                .put((byte) 0xb8) // mov eax, kill
                .putInt(kill)
                .putShort((short) 0x050f) // syscall
                .put((byte) 0xc3) // ret
                .array();
    }

    private static byte[] arm(int self) {
        int kill = 129;
        int movz = 0x52800000;
        int movkHigh = 0x72a00000;
        return code(28).putInt(0xd503245f) // bti c
                .putInt(movz | (self & 0xffff) << 5) // mov w0, self
                .putInt(movkHigh | (self >>> 16) << 5)
                .putInt(movz | STAND_IN_NUMBER << 5 | 1) // mov w1, signal
                .putInt(movz | kill << 5 | 8) // mov w8, kill
                .putInt(0xd4000001) // svc 0
                .putInt(0xd65f03c0) // ret
                .array();
    }

    private static ByteBuffer code(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
