package dev.jforeman.output;

import dev.jforeman.model.InstanceName;

/** The part of the log that keys at its terminal control. Thread-safe. */
public interface Display {
    /** Writes a message of jforeman. */
    void say(String text);

    /**
     * Writes text unchanged.
     *
     * @param isPromptOpen whether the user types an answer after it; nothing else is written until the next call
     */
    void write(String text, boolean isPromptOpen);

    /** Whether the lines of an instance are currently shown. */
    boolean isShown(InstanceName name);

    /** Shows or hides the lines of an instance from now on. */
    void show(InstanceName name, boolean isShown);
}
