package dev.jforeman.os.kernel;

/** Replaces the kernel of this machine with another one until it is closed. */
public final class GivenKernel implements AutoCloseable {
    private final Kernel before = Kernel.current();
    private final CLibrary libraryBefore = Libc.library();

    private GivenKernel(Kernel kernel, CLibrary library) {
        Platform.use(kernel);
        Libc.use(library);
        Kqueue.forget();
    }

    /** MacOS as its sources describe it, emulated on Linux. */
    public static GivenKernel darwin() {
        return new GivenKernel(new Darwin(LinuxNumbers.ALL), new PlayedDarwin());
    }

    /** Linux, used in the way that jforeman uses macOS. */
    public static GivenKernel meansOfDarwin() {
        return new GivenKernel(new Darwin(LinuxNumbers.ALL), new NativeLibrary());
    }

    @Override
    public void close() {
        Platform.use(before);
        Libc.use(libraryBefore);
        Kqueue.forget();
    }
}
