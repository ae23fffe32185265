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

    /** The kernel of this machine with a C library in which a call of this function is a defect. */
    public static GivenKernel failing(String function) {
        return new GivenKernel(Kernel.current(), new DefectiveLibrary(new NativeLibrary(), function));
    }

    private record DefectiveLibrary(CLibrary library, String defective) implements CLibrary {
        @Override
        public boolean has(String function) {
            return library.has(function);
        }

        @Override
        public int call(String function, long first, long second, long third, long fourth) {
            if (function.equals(defective)) {
                throw new IllegalStateException("injected");
            }
            return library.call(function, first, second, third, fourth);
        }

        @Override
        public int callWide(String function, long first, long second, long third, long fourth, long[] last) {
            return library.callWide(function, first, second, third, fourth, last);
        }
    }

    @Override
    public void close() {
        Platform.use(before);
        Libc.use(libraryBefore);
        Kqueue.forget();
    }
}
