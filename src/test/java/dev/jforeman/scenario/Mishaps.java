package dev.jforeman.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the program with a call added to the beginning of every method. While a trigger file exists, some of the methods
 * that helpers call fail, so a helper fails before, during and after each of its rounds. The event loop is left out, and
 * so are the few methods that contain failures.
 */
public final class Mishaps {
    static final String SIGN = "mishaps";
    static final String COUNT = "mishaps-count";

    private static final long PAUSE_NANOS = 5_000_000;
    private static final String OURS = "dev.jforeman.";
    private static final Set<String> CONTAINING = Set.of(
            "dev.jforeman.os.kernel.FailureReports",
            "dev.jforeman.os.kernel.Helper",
            "dev.jforeman.os.kernel.HelperFailure",
            "dev.jforeman.os.kernel.Threads");
    private static final AtomicLong CALLS = new AtomicLong();
    private static final AtomicLong CAUSED = new AtomicLong();

    private static volatile boolean isAskedFor;
    private static Saboteur.Kind kind = Saboteur.Kind.EXCEPTION;
    private static String helper = "";
    private static int oneIn = 1;
    private static long seed;
    private static Thread decider = Thread.currentThread();

    private Mishaps() {}

    /**
     * Runs the program.
     *
     * @param words the prefix of the helpers' names, the kind of failure, one in how many calls fails, the seed that
     *     selects them, then the arguments of the program
     */
    public static void main(String[] words) throws Exception {
        helper = words[0];
        kind = Saboteur.Kind.valueOf(words[1]);
        oneIn = Integer.parseInt(words[2]);
        seed = Long.parseLong(words[3]);
        decider = Thread.currentThread();
        Thread.ofPlatform().daemon().name("mishaps").start(Mishaps::watch);
        Class<?> program = new Loader().loadClass("dev.jforeman.Main");
        program.getMethod("main", String[].class).invoke(null, (Object) Arrays.copyOfRange(words, 4, words.length));
    }

    private static void watch() {
        while (true) {
            boolean wasAskedFor = isAskedFor;
            isAskedFor = Files.exists(Path.of(SIGN));
            if (wasAskedFor && !isAskedFor) {
                writeCount();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void writeCount() {
        try {
            Files.writeString(Path.of(COUNT), CAUSED + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Called by every method of the program. */
    public static void mayHappen() {
        if (isAskedFor) {
            Thread current = Thread.currentThread();
            if (current != decider
                    && current.getName().startsWith(helper)
                    && new SplittableRandom(seed + CALLS.incrementAndGet()).nextInt(oneIn) == 0
                    && !isInitializing()) {
                CAUSED.incrementAndGet();
                kind.fail();
            }
        }
    }

    /** A class whose initialization failed once can never be used. */
    private static boolean isInitializing() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals(ConstantDescs.CLASS_INIT_NAME)));
    }

    /** Loads the program, and adds a call to each method. */
    private static final class Loader extends ClassLoader {
        private static final ClassDesc MISHAPS = ClassDesc.of(Mishaps.class.getName());
        private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);

        Loader() {
            super(Mishaps.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean isResolved) throws ClassNotFoundException {
            boolean isOfProgram = name.startsWith(OURS) && !name.startsWith("dev.jforeman.scenario.");
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return isOfProgram ? define(name) : super.loadClass(name, isResolved);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                byte[] changed = CONTAINING.contains(name) ? bytes : changed(bytes);
                return defineClass(name, changed, 0, changed.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        private static byte[] changed(byte[] bytes) {
            ClassFile file = ClassFile.of();
            return file.transformClass(file.parse(bytes), ClassTransform.transformingMethodBodies(new Call()));
        }

        private static final class Call implements CodeTransform {
            @Override
            public void atStart(CodeBuilder builder) {
                builder.invokestatic(MISHAPS, "mayHappen", NOTHING);
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                builder.with(element);
            }
        }
    }
}
