package dev.jforeman.session;

import dev.jforeman.model.Outcome;
import dev.jforeman.model.Signal;
import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.Pty;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.function.Consumer;

/** A child whose end cannot be observed, because that fails. */
record Unobservable(Child child) implements Child {
    @Override
    public void onEnd(Consumer<Outcome> then) {
        throw new IllegalStateException("injected");
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public ReadableByteChannel output() {
        return child.output();
    }

    @Override
    public Optional<ReadableByteChannel> errors() {
        return child.errors();
    }

    @Override
    public boolean isEmpty(ReadableByteChannel stream) {
        return child.isEmpty(stream);
    }

    @Override
    public Optional<Pty> terminal() {
        return child.terminal();
    }

    @Override
    public void signalLeader(Signal signal) {
        child.signalLeader(signal);
    }

    @Override
    public void signalGroup(Signal signal) {
        child.signalGroup(signal);
    }

    @Override
    public boolean isForbidden() {
        return child.isForbidden();
    }

    @Override
    public void forget() {
        child.forget();
    }

    @Override
    public void close() {
        child.close();
    }
}
