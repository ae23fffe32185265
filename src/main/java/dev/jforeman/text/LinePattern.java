package dev.jforeman.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;

/**
 * A regular expression that a user wrote, to be found anywhere in a line. The time to look for it grows with the length
 * of the line and never explodes, and so does not depend on what the line says; the price is that RE2, which does this,
 * knows neither lookaround nor backreferences. Only here are users' expressions compiled.
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

    /** A search of its own. For one thread. */
    Search search() {
        return new Search(pattern.matcher(""));
    }

    @Override
    public String toString() {
        return expression;
    }

    /** Looks for it in one text after the other. */
    record Search(Matcher matcher) {
        boolean isFoundIn(String text) {
            return matcher.reset(text).find();
        }
    }

    /** It is no regular expression, or none that can be looked for. */
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

        /** What is wrong. */
        public String problem() {
            return problem;
        }

        /** Where in the expression it is, counted from 0. */
        public int index() {
            return index;
        }

        /** What to do about it. */
        public String advice() {
            return advice;
        }

        /** What is wrong, where, and what to do. */
        public String sentence() {
            return problem + ", at character " + (index + 1) + "; " + advice;
        }
    }
}
