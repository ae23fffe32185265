package dev.jforeman.glob;

import java.util.ArrayList;
import java.util.List;

/** Expands {@code a/{b,c}} to {@code a/b} and {@code a/c}. */
final class Braces {
    private static final int MOST = 1_000;

    private Braces() {}

    static List<String> expand(String glob) throws BadGlob {
        int open = next(glob, 0, "{");
        if (open == glob.length()) {
            return List.of(glob);
        }
        List<String> expanded = new ArrayList<>();
        int begin = open + 1;
        while (true) {
            int end = optionEnd(glob, begin);
            for (String rest : expandEnd(glob, end)) {
                for (String option : expand(glob.substring(begin, end))) {
                    add(expanded, glob.substring(0, open) + option + rest);
                }
            }
            if (glob.charAt(end) == '}') {
                return expanded;
            }
            begin = end + 1;
        }
    }

    private static List<String> expandEnd(String glob, int end) throws BadGlob {
        return expand(glob.substring(close(glob, end) + 1));
    }

    private static void add(List<String> expanded, String one) throws BadGlob {
        if (expanded.size() == MOST) {
            throw new BadGlob("it expands to more than " + MOST + " paths");
        }
        expanded.add(one);
    }

    /** The index of the closing brace, from an index within the braces. */
    private static int close(String glob, int from) throws BadGlob {
        int at = from;
        while (glob.charAt(at) != '}') {
            at = optionEnd(glob, at + 1);
        }
        return at;
    }

    /** The index of the comma or closing brace after an alternative. */
    private static int optionEnd(String glob, int begin) throws BadGlob {
        int at = next(glob, begin, "{,}");
        while (at < glob.length() && glob.charAt(at) == '{') {
            at = next(glob, close(glob, optionEnd(glob, at + 1)) + 1, "{,}");
        }
        if (at == glob.length()) {
            throw new BadGlob("the { is not closed");
        }
        return at;
    }

    /** The index of the first of these characters that is not quoted, or the end. */
    private static int next(String glob, int from, String wanted) {
        int at = from;
        while (at < glob.length() && wanted.indexOf(glob.charAt(at)) < 0) {
            at += glob.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, glob.length());
    }
}
