package dev.jforeman.checks;

import dev.jforeman.settings.Probe;
import java.util.OptionalInt;

/** The port of this machine that a probe asks on. */
final class PortOfProbe {
    private PortOfProbe() {}

    static OptionalInt of(Probe probe, OptionalInt own) {
        return switch (probe) {
            case Probe.Port(OptionalInt number) -> number.isPresent() ? number : own;
            case Probe.Http http -> http.isPath() ? own : OptionalInt.empty();
            case Probe.Log _, Probe.Command _, Probe.Delay _ -> OptionalInt.empty();
        };
    }
}
