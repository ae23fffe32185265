package dev.jforeman.os.kernel;

import java.net.URL;

/**
 * The archives (JAR files) of the class path. The JVM opens an archive when it first looks for a class that is not in
 * its cache. If the limit of open files has been reached by then, that fails, and so does the code that needs the
 * class.
 */
public final class Archives {
    private Archives() {}

    /** Opens all of them. A class that none of them contains is looked for in each. */
    public static void open() {
        URL _ = ClassLoader.getSystemResource("dev/jforeman/in-no-archive");
    }
}
