package dev.jforeman.export.model;

import dev.jforeman.model.ProcessSpec;

/** What a file is about: the values a template finds are those of the app and those of its subject. */
public sealed interface Subject {

    /** The app as a whole. */
    record WholeApp() implements Subject {}

    /** One process type, with all its instances. */
    record OneType(ProcessType type) implements Subject {}

    /** One instance. */
    record OneInstance(ProcessSpec spec) implements Subject {}
}
