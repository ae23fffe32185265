package dev.jforeman.output;

import dev.jforeman.model.InstanceName;

/** The log as the keys at its terminal control it. Any thread. */
public interface Display {
    /** One line of jforeman's own. */
    void say(String text);

    /**
     * Writes something just as it is.
     *
     * @param isPromptOpen whether an answer is typed behind it: until the next call nothing else is written
     */
    void write(String text, boolean isPromptOpen);

    /** Whether the lines of an instance are shown as they come. */
    boolean isShown(InstanceName name);

    /** Shows the lines of an instance from now on, or no longer. */
    void show(InstanceName name, boolean isShown);
}
