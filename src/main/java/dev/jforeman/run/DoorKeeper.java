package dev.jforeman.run;

import java.util.Optional;
import java.util.function.Supplier;

/** Opens the door at most once, and never after it was closed: a session may be over before anybody could come. */
final class DoorKeeper {
    private final Optional<Door> door;
    private final Supplier<Controls> controls;
    private Optional<Door.Open> open = Optional.empty();
    private boolean isClosed;

    /**
     * A closed door.
     *
     * @param controls made when the door is opened, so that nothing of them is loaded before
     */
    DoorKeeper(Optional<Door> door, Supplier<Controls> controls) {
        this.door = door;
        this.controls = controls;
    }

    synchronized void open() {
        if (!isClosed) {
            open = door.map(found -> found.open(controls.get()));
        }
    }

    synchronized void close() {
        isClosed = true;
        open.ifPresent(Door.Open::close);
    }
}
