package dev.jforeman.scenario;

import dev.jforeman.Main;
import dev.jforeman.os.kernel.HelperHook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The program with one helper that fails in each round while a trigger file exists. */
public final class Saboteur {
    static final String SIGN = "sabotage";

    private Saboteur() {}

    /** The kinds of failure. */
    enum Kind {
        EXCEPTION {
            @Override
            void fail() {
                throw new IllegalArgumentException("injected");
            }
        },
        STACK {
            @Override
            void fail() {
                throw new StackOverflowError("injected");
            }
        },
        MEMORY {
            @Override
            void fail() {
                throw new OutOfMemoryError("injected");
            }
        },
        LINKAGE {
            @Override
            void fail() {
                throw new NoClassDefFoundError("injected");
            }
        };

        abstract void fail();
    }

    /**
     * Runs the program.
     *
     * @param words the prefix of the helpers' names, the kind of failure, then the arguments of the program
     */
    public static void main(String[] words) {
        Kind kind = Kind.valueOf(words[1]);
        HelperHook.set(name -> {
            if (name.startsWith(words[0]) && Files.exists(Path.of(SIGN))) {
                kind.fail();
            }
        });
        Main.main(Arrays.copyOfRange(words, 2, words.length));
    }
}
