package dev.jforeman.os.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Creates a new session with {@code perl} on systems without {@code setsid}. perl then execs the program, so there is
 * no additional process. It has no side effects: it loads no module, which would take most of its start-up time; it
 * prints no warning about a locale that is not installed; and the user's variables for perl affect only the program.
 */
public final class Perl {
    private static final String PATH = "/usr/bin/perl";

    /** The prefix of renamed variables that are meant for the program. */
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
     * Prepares the environment for these words if they begin with perl: variables for perl itself, and those that it
     * passes on.
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
