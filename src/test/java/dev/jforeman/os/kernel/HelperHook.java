package dev.jforeman.os.kernel;

import java.util.function.Consumer;

/** Is called before each round of each helper of the program, and may fail as only a defect does. */
public final class HelperHook {
    private HelperHook() {}

    /** From now on this is called, with the name of the helper. */
    public static void set(Consumer<String> hook) {
        Helper.hook(hook);
    }

    public static void clear() {
        Helper.hook(_ -> {});
    }
}
