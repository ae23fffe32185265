package dev.jforeman.os.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A session of its own by {@code perl}, where the system has no {@code setsid}. It becomes the program, so this is no
 * other process. It leaves no trace: it loads no module, which would take most of its start, it says nothing about a
 * locale that is not installed, and the user's variables for perl act on the program only.
 */
public final class Perl {
    private static final String PATH = "/usr/bin/perl";

    /** In front of the names of variables that are meant for the program. */
    private static final String PUT_ASIDE = "JFOREMAN_HANDED_ON_";

    private static final String OF_PERL = "PERL";
    private static final String NO_WORD_ABOUT_LOCALES = "PERL_BADLANG";

    private Perl() {}

    static List<String> sessionLeader(Numbers numbers) {
        return List.of(Files.isExecutable(Path.of(PATH)) ? PATH : "perl", "-e", script(numbers));
    }

    private static String script(Numbers numbers) {
        return "syscall(" + numbers.calls().setsid() + ") < 0 and do { require POSIX; POSIX::setsid() };"
                + " delete $ENV{" + NO_WORD_ABOUT_LOCALES + "};"
                + " /^" + PUT_ASIDE + "(.*)/ and $ENV{$1} = delete $ENV{$_} for keys %ENV;"
                + " exec {$ARGV[0]} @ARGV; die \"$ARGV[0]: $!\\n\"";
    }

    /**
     * Prepares the environment of these words, if they begin with perl: what is meant for it, and what is handed on.
     */
    public static void prepare(List<String> words, Map<String, String> environment) {
        if (words.getFirst().endsWith("perl")) {
            for (String name : new ArrayList<>(environment.keySet())) {
                if (name.startsWith(OF_PERL)) {
                    environment.put(PUT_ASIDE + name, environment.remove(name));
                }
            }
            environment.put(NO_WORD_ABOUT_LOCALES, "0");
        }
    }
}
