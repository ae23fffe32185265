package dev.jforeman.export.model;

import java.util.Locale;

/** How Nomad runs a command. */
public enum NomadDriver {
    /** On the machine itself, isolated. */
    EXEC,
    /** On the machine itself, as it is. */
    RAW_EXEC,
    /** In a container. */
    DOCKER;

    /** How Nomad spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
