package dev.jforeman.text;

import dev.jforeman.text.LineFormatter.EscapePolicy;
import java.nio.charset.StandardCharsets;

/** Lines as people see them: without escape sequences and control characters, read as UTF-8. For one thread. */
public final class PlainText {
    private final EscapeFilter filter = new EscapeFilter(EscapePolicy.STRIP);
    private final Block text = new Block(1 << 12);

    public String of(Line line) {
        text.clear();
        filter.append(line, text);
        return new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8);
    }
}
