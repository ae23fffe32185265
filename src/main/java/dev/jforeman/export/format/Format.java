package dev.jforeman.export.format;

import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.export.model.Deployment;
import dev.jforeman.export.model.Export;
import dev.jforeman.export.model.ProcessType;

/** One target. The same formation gives the same bytes. */
interface Format {

    /**
     * The files of a formation.
     *
     * @throws Refusal if the target cannot run it, or an option it needs is missing
     */
    Export export(Deployment deployment) throws Refusal;

    /** Whether the export has what a type's settings ask for. */
    default boolean grants(Feature wish, ProcessType type) {
        return wish == Feature.STOP_SIGNAL;
    }

    /** Whether the export has a way to run {@code release} once for each deployment. */
    default boolean hasRelease() {
        return false;
    }
}
