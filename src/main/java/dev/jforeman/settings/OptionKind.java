package dev.jforeman.settings;

/** What a default for an option may look like. */
enum OptionKind {
    TEXT("text"),
    /** Text, or a list of texts. */
    LIST("text or a list of texts"),
    /** One word, as it is spelled: {@code off} is that word here and not YAML's truth value. */
    WORD("a word"),
    /** Names with a text each, joined as {@code name=text}. */
    MAP("lines such as \"web: cyan\""),
    WHOLE_NUMBER("a whole number"),
    NUMBER("a number"),
    SWITCH("true or false"),
    /** {@code always}, {@code never} or {@code auto}; foreman's true and false mean the first two. */
    WHEN("always, never or auto");

    private final String expected;

    OptionKind(String expected) {
        this.expected = expected;
    }

    String expected() {
        return expected;
    }
}
