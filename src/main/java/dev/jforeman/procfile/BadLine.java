package dev.jforeman.procfile;

import dev.jforeman.diagnostic.Diagnostic;
import dev.jforeman.diagnostic.Excerpt;
import dev.jforeman.diagnostic.SourceText;
import dev.jforeman.diagnostic.SourceText.SourceLine;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains what is wrong with a line that is neither an entry nor a comment, at its first invalid character. */
final class BadLine {
    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=");
    private static final Pattern COMMENT_OF_OTHERS = Pattern.compile("//|;|--\\s|/\\*");
    private static final Pattern YAML = Pattern.compile("-+(?=\\s|$)");
    private static final Pattern NAME_WITH_BLANKS =
            Pattern.compile("[A-Za-z0-9_-]+(?: [A-Za-z0-9_-]+){1,2} ?:(?=\\s|$)");
    private static final Pattern PROSE = Pattern.compile("\\p{Lu}\\S*\\s.*|.*\\s\\S+[.!?]", Pattern.DOTALL);

    /** Programs that users run themselves. A line that begins with one of them is a note on how to use the app. */
    private static final Set<String> TYPED_BY_PEOPLE =
            Set.of("dokku", "foreman", "git", "goreman", "heroku", "honcho", "jforeman", "overmind", "sudo");

    /** Programs that run processes. A line that begins with one of them lacks the name of a process type. */
    private static final Set<String> PROGRAMS = Set.of(
            "bundle",
            "bun",
            "cd",
            "celery",
            "deno",
            "docker",
            "exec",
            "go",
            "gunicorn",
            "java",
            "node",
            "npm",
            "npx",
            "php",
            "pnpm",
            "puma",
            "python",
            "python3",
            "rails",
            "rake",
            "ruby",
            "sh",
            "bash",
            "uvicorn",
            "yarn");

    private static final String COMMENT = "begin the line with \"#\"";
    private static final int LONGEST_PROPOSAL = 40;

    private final SourceLine line;
    private final String text;
    private final int misfit;

    private BadLine(SourceLine line) {
        this.line = line;
        this.text = line.text();
        this.misfit = ProcfileParser.endOfName(text);
    }

    static Diagnostic diagnose(SourceLine line, boolean previousEndsInBackslash) {
        return previousEndsInBackslash ? continuation(line) : new BadLine(line).diagnose();
    }

    private static Diagnostic continuation(SourceLine line) {
        return Diagnostic.error(
                line.at(0),
                "expected NAME: COMMAND, found " + Excerpt.of(line.text()),
                "\"\\\" does not continue a command: write it on one line, or put it in a script");
    }

    private Diagnostic diagnose() {
        Matcher assignment = ASSIGNMENT.matcher(text);
        if (assignment.lookingAt()) {
            return assignment(assignment);
        }
        if (COMMENT_OF_OTHERS.matcher(text).lookingAt()) {
            return error(0, "expected NAME: COMMAND, found " + Excerpt.of(text), "a comment begins with \"#\"");
        }
        if (YAML.matcher(text).lookingAt()) {
            return error(0, "expected NAME: COMMAND, found " + Excerpt.of(text), "a Procfile is not YAML");
        }
        return misfit == text.length() ? noColon() : misfit(text.charAt(misfit));
    }

    private Diagnostic misfit(char read) {
        if (SourceText.isBlank(read)) {
            return misfit == 0 ? indented() : blankInsteadOfColon();
        }
        return read == ':' ? noName() : badCharacter();
    }

    /** The diagnostic for an assignment. The value is not shown, because it may be a secret. */
    private Diagnostic assignment(Matcher assignment) {
        return error(
                assignment.end() - 1,
                "expected NAME: COMMAND, found an assignment to " + Excerpt.of(assignment.group(1)),
                "variables belong in the file .env");
    }

    private Diagnostic indented() {
        String entry = text.substring(line.skipBlanks(0));
        String blanks = text.startsWith("\t") ? "the tab" : "the spaces";
        return error(
                0,
                "expected a name at the start of the line, found " + Excerpt.of(text),
                "remove " + blanks + " before " + Excerpt.of(entry));
    }

    private Diagnostic blankInsteadOfColon() {
        if (NAME_WITH_BLANKS.matcher(text).lookingAt()) {
            return badCharacter();
        }
        int next = line.skipBlanks(misfit);
        return next < text.length() && text.charAt(next) == ':' ? blankBeforeColon(next) : noColon();
    }

    private Diagnostic blankBeforeColon(int colon) {
        return error(
                misfit,
                "expected the colon right after the name, found " + Excerpt.of(text),
                write(text.substring(line.skipBlanks(colon + 1))));
    }

    private Diagnostic noColon() {
        String name = text.substring(0, misfit);
        String problem = "expected a colon after " + Excerpt.of(name) + ", found " + Excerpt.of(text);
        return error(misfit, problem, hint(name));
    }

    private String hint(String name) {
        String named = write(rest());
        if (TYPED_BY_PEOPLE.contains(name)) {
            return "this is a command to type, not a process: remove the line, or " + COMMENT;
        }
        if (PROGRAMS.contains(name)) {
            return "write " + Excerpt.of("NAME: " + text);
        }
        if (PROSE.matcher(text).matches()) {
            return "if it is a comment, " + COMMENT;
        }
        boolean isWordAlone = rest().isEmpty() || (misfit < text.length() && text.contains(" = "));
        return isWordAlone ? named : named + ", or " + COMMENT + " if it is a comment";
    }

    /** The part that was probably meant as the command: in {@code web = x}, the sign is not part of it. */
    private String rest() {
        int start = line.skipBlanks(misfit);
        boolean sign = start < text.length() && text.charAt(start) == '=';
        return text.substring(sign ? line.skipBlanks(start + 1) : start);
    }

    private String write(String command) {
        return "write " + Excerpt.of(text.substring(0, misfit) + ": " + (command.isEmpty() ? "COMMAND" : command));
    }

    private Diagnostic noName() {
        return error(0, "expected a name before the colon, found " + Excerpt.of(text), "write NAME: COMMAND");
    }

    private Diagnostic badCharacter() {
        return error(
                misfit,
                "expected letters, digits, \"-\" or \"_\" in a name, found " + Excerpt.of(text.codePointAt(misfit))
                        + " in " + Excerpt.of(text),
                proposedName().map(this::nameIt).orElse("write NAME: COMMAND, or " + COMMENT + " if it is a comment"));
    }

    /** The hint to name the process; several words before a colon may be prose. */
    private String nameIt(String name) {
        boolean isOneWord = text.strip().indexOf(' ') > text.indexOf(':') || text.indexOf(' ') < 0;
        return "name it " + Excerpt.of(name) + (isOneWord ? "" : ", or " + COMMENT + " if it is a comment");
    }

    /** The name with every run of invalid characters replaced by a hyphen. */
    private Optional<String> proposedName() {
        int colon = text.indexOf(':');
        if (colon < 0 || colon > LONGEST_PROPOSAL) {
            return Optional.empty();
        }
        String name = text.substring(0, colon).replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private Diagnostic error(int index, String problem, String hint) {
        return Diagnostic.error(line.at(index), problem, hint);
    }
}
