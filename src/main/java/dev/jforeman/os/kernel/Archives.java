package dev.jforeman.os.kernel;

import java.net.URL;

/**
 * The archives of the class path. The JVM opens one when it first looks for a class in it that its cache does not have;
 * where descriptors have run out by then, that fails, and so does whatever needs the class.
 */
public final class Archives {
    private Archives() {}

    /** Opens all of them: what is in none is looked for in each. */
    public static void open() {
        URL _ = ClassLoader.getSystemResource("dev/jforeman/in-no-archive");
    }
}
