import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Draws what a terminal shows, as {@code tmux capture-pane -e -p} writes it, as an SVG on standard output. */
class Screenshot {
    private static final Pattern COLOUR = Pattern.compile("\033\\[([0-9;]*)m");
    private static final double CHARACTER_WIDTH = 8.43;
    private static final int LINE_HEIGHT = 19;
    private static final int MARGIN = 16;
    private static final int TITLE_HEIGHT = 34;

    /** The first eight, then the bright eight, as many terminals have them on a dark background. */
    private static final String[] BASIC = {
        "#1e2127", "#e06c75", "#98c379", "#d7ba7d", "#61afef", "#c678dd", "#56b6c2", "#abb2bf",
        "#5c6370", "#ff7b86", "#b5e890", "#ffd68a", "#7cc4ff", "#e08cff", "#6fd3e0", "#ffffff"
    };

    private final StringBuilder svg = new StringBuilder();
    private String colour = "";
    private boolean isBold;

    public static void main(String[] title) throws IOException {
        List<String> lines = new ArrayList<>(new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        System.out.print(new Screenshot().draw(title[0], lines));
    }

    private String draw(String title, List<String> lines) {
        int columns = lines.stream()
                .mapToInt(line -> COLOUR.matcher(line).replaceAll("").length())
                .max()
                .orElse(0);
        int width = (int) Math.ceil(columns * CHARACTER_WIDTH) + 2 * MARGIN;
        int height = TITLE_HEIGHT + lines.size() * LINE_HEIGHT + MARGIN;
        svg.append("""
            <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %1$d %2$d" role="img">
            <title>%s</title>
            <rect width="100%%" height="100%%" rx="8" fill="#1e2127"/>
            <g fill="#5c6370"><circle cx="20" cy="18" r="6"/><circle cx="40" cy="18" r="6"/><circle cx="60" cy="18" \
            r="6"/></g>
            <g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" \
            fill="#d7dae0" xml:space="preserve">
            """.formatted(width, height, escaped(title)));
        for (int i = 0; i < lines.size(); i++) {
            drawLine(lines.get(i), TITLE_HEIGHT + (i + 1) * LINE_HEIGHT - 5);
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private void drawLine(String line, int y) {
        Matcher change = COLOUR.matcher(line);
        int from = 0;
        int column = 0;
        while (change.find()) {
            column += drawText(line.substring(from, change.start()), column, y);
            change(change.group(1));
            from = change.end();
        }
        drawText(line.substring(from), column, y);
    }

    /** Each piece stands where its column is, and is as wide as its columns, whatever font there is. */
    private int drawText(String text, int column, int y) {
        if (!text.isBlank()) {
            String end = text.stripTrailing();
            svg.append("<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\"%s%s>%s</text>\n"
                    .formatted(
                            MARGIN + column * CHARACTER_WIDTH,
                            y,
                            end.length() * CHARACTER_WIDTH,
                            colour.isEmpty() ? "" : " fill=\"" + colour + "\"",
                            isBold ? " font-weight=\"bold\"" : "",
                            escaped(end)));
        }
        return text.length();
    }

    private void change(String parameters) {
        String[] codes = parameters.isEmpty() ? new String[] {"0"} : parameters.split(";");
        for (int i = 0; i < codes.length; i++) {
            int code = Integer.parseInt(codes[i].isEmpty() ? "0" : codes[i]);
            switch (code) {
                case 0 -> {
                    colour = "";
                    isBold = false;
                }
                case 1 -> isBold = true;
                case 22 -> isBold = false;
                case 39 -> colour = "";
                case 38 -> {
                    colour = indexed(Integer.parseInt(codes[i + 2]));
                    i += 2;
                }
                default -> {
                    if (code >= 30 && code <= 37) {
                        colour = BASIC[code - 30];
                    } else if (code >= 90 && code <= 97) {
                        colour = BASIC[code - 90 + 8];
                    }
                }
            }
        }
    }

    /** xterm's 256 colours: the basic ones, a cube, and greys. */
    private static String indexed(int index) {
        if (index < 16) {
            return BASIC[index];
        }
        if (index >= 232) {
            int grey = 8 + 10 * (index - 232);
            return "#%02x%02x%02x".formatted(grey, grey, grey);
        }
        int cube = index - 16;
        return "#%02x%02x%02x".formatted(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
    }

    private static int level(int step) {
        return step == 0 ? 0 : 55 + 40 * step;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
