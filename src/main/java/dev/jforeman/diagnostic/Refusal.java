package dev.jforeman.diagnostic;

import java.util.List;

/** A request that jforeman refuses: the sentences to print to standard error and the exit code. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> sentences;

    public Refusal(ExitCode exitCode, List<String> sentences) {
        super(String.join("\n", sentences), null, false, false);
        this.exitCode = exitCode;
        this.sentences = List.copyOf(sentences);
    }

    public Refusal(ExitCode exitCode, String sentence) {
        this(exitCode, List.of(sentence));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<String> sentences() {
        return sentences;
    }

    /** Throws a refusal with all errors, if there is any. */
    public static void ifAnyError(List<Diagnostic> diagnostics) throws Refusal {
        List<String> errors = diagnostics.stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .toList();
        if (!errors.isEmpty()) {
            throw new Refusal(ExitCode.BAD_DATA, errors);
        }
    }
}
