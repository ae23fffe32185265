package dev.jforeman.os.kernel;

import java.util.function.Consumer;

/** Sets a hook that runs before each round of each helper, and may throw to simulate a defect. */
public final class HelperHook {
    private HelperHook() {}

    /** Calls this hook from now on, with the name of the helper. */
    public static void set(Consumer<String> hook) {
        Helper.hook(hook);
    }

    public static void clear() {
        Helper.hook(_ -> {});
    }
}
