package dev.jforeman.export;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values that have broken exports, and names that targets use themselves. Processes must get each byte for byte. */
final class Hostile {
    private Hostile() {}

    static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("H_QUOTES", "it's \"quoted\" with `ticks`");
        values.put("H_SINGLE", "'");
        values.put("H_DOUBLE", "\"x\"");
        values.put("H_PERCENT", "100% %n %% %(x)s %i %{y}");
        values.put("H_DOLLAR", "$HOME ${HOME} ${PORT} $$ $(id) $");
        values.put("H_BACKSLASH", "C:\\new\\table\\\\ \\");
        values.put("H_NEWLINE", "one\n  two\n\n");
        values.put("H_UTF8", "žluťoučký kůň 🚀 日本");
        values.put("H_EMPTY", "");
        values.put("H_DASH", "-n --help");
        values.put("H_BLANKS", "  a  b\t");
        values.put("H_BLANK", " ");
        values.put("H_HASH", "#a #b ;c ; d");
        values.put("H_EQUALS", "a=b=c");
        values.put("H_BRACES", "{{x}} {% y %} #{z} <%= w %> [[v]]");
        values.put("H_XML", "<a href=\"x\">&amp; ]]></a>");
        values.put("H_YAML", "- yes: no");
        values.put("H_TRUE", "true");
        values.put("H_NUMBER", "0123");
        values.put("H_RETURN", "a\rb\r\n");
        values.put("H_LONG", "4 kB '\"$%\\ ".repeat(342));
        values.put("H_END", "end script\nend script\n");
        values.put("HOME", "/home/of the app");
        values.put("USER", "somebody");
        values.put("LOGNAME", "somebody else");
        values.put("SHELL", "/bin/other");
        values.put("PATH", "/opt/app/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
        values.put("RC_FILE", "lower");
        values.put("command", "a name that scripts use");
        values.put("name", "another one");
        return values;
    }
}
