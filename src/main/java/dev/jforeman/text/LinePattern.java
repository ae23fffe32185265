package dev.jforeman.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;

/**
 * A regular expression written by a user, to be found anywhere in a line. The search takes time proportional to the
 * length of the line, whatever the expression and the line. RE2, which guarantees that, supports neither lookaround nor
 * backreferences. This is the only place where expressions of users are compiled.
 */
public final class LinePattern {
    private static final Map<String, String> OTHER_SPELLINGS = Map.of(
            "\\h", "write [ \\t]",
            "\\e", "escape sequences are not part of the searched text",
            "\\Z", "write $",
            "\\u", "write \\x{263A} for U+263A",
            "(?x", "spaces always match themselves");
    private static final String OTHERS = "use RE2 syntax";

    private final String expression;
    private final Pattern pattern;

    private LinePattern(String expression, Pattern pattern) {
        this.expression = expression;
        this.pattern = pattern;
    }

    /** Compiles it. */
    public static LinePattern of(String expression) throws BadPattern {
        new PatternCheck(expression).run();
        try {
            return new LinePattern(expression, Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw bad(expression, e);
        }
    }

    private static BadPattern bad(String expression, PatternSyntaxException e) {
        String fragment = e.getPattern();
        String problem = e.getDescription() + (fragment.isEmpty() ? "" : " " + fragment);
        int index = fragment.isEmpty() ? expression.length() - 1 : Math.max(0, expression.indexOf(fragment));
        return new BadPattern(problem, index, OTHER_SPELLINGS.getOrDefault(fragment, OTHERS));
    }

    /** A search with its own state. Not thread-safe. */
    Search search() {
        return new Search(pattern.matcher(""));
    }

    @Override
    public String toString() {
        return expression;
    }

    /** Searches one text after another. */
    record Search(Matcher matcher) {
        boolean isFoundIn(String text) {
            return matcher.reset(text).find();
        }
    }

    /** The text is not a regular expression, or it is one that is not supported. */
    public static final class BadPattern extends Exception {
        private static final long serialVersionUID = 1L;

        private final String problem;
        private final int index;
        private final String advice;

        BadPattern(String problem, int index, String advice) {
            super(problem, null, false, false);
            this.problem = problem;
            this.index = index;
            this.advice = advice;
        }

        /** The problem. */
        public String problem() {
            return problem;
        }

        /** Its position in the expression, counted from 0. */
        public int index() {
            return index;
        }

        /** How to fix it. */
        public String advice() {
            return advice;
        }

        /** The problem, its position, and how to fix it. */
        public String sentence() {
            return problem + ", at character " + (index + 1) + "; " + advice;
        }
    }
}
