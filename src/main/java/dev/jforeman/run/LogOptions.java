package dev.jforeman.run;

import dev.jforeman.stream.ColourChoice;
import dev.jforeman.stream.Timestamps;

/**
 * How the log looks.
 *
 * @param colour what the user said about colours
 * @param timestamps the time in front of each line
 * @param pty whether the children write to terminals
 */
public record LogOptions(ColourChoice colour, Timestamps timestamps, PtyChoice pty) {}
