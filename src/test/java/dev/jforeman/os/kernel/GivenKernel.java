package dev.jforeman.os.kernel;

/** Another kernel than that of this machine, for everything that is asked of it until this is closed. */
public final class GivenKernel implements AutoCloseable {
    private final Kernel before = Kernel.current();
    private final CLibrary libraryBefore = Libc.library();

    private GivenKernel(Kernel kernel, CLibrary library) {
        Platform.use(kernel);
        Libc.use(library);
        Kqueue.forget();
    }

    /** macOS, as its sources describe it, played on Linux. */
    public static GivenKernel darwin() {
        return new GivenKernel(new Darwin(LinuxNumbers.ALL), new PlayedDarwin());
    }

    /** Linux with the means of macOS: what is not there is done without. */
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
