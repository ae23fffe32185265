package dev.jforeman.session;

import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.SpawnException;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/** A system whose processes exist only in the test. */
public final class FakeHost implements ProcessHost {
    /** What it answers when it is asked to start something, and keeps up to date which groups live. */
    interface Start {
        Child of(Launch launch, Set<Long> living) throws SpawnException;
    }

    public final Set<Long> living = ConcurrentHashMap.newKeySet();
    public final BlockingQueue<Set<Long>> askedFor = new LinkedBlockingQueue<>();
    private final Start start;

    public FakeHost(Start start) {
        this.start = start;
    }

    public FakeHost() {
        this((_, _) -> {
            throw new UnsupportedOperationException();
        });
    }

    @Override
    public Child start(Launch launch) throws SpawnException {
        return start.of(launch, living);
    }

    @Override
    public Set<Long> livingGroups(Collection<Long> groups) {
        askedFor.add(Set.copyOf(groups));
        return Set.copyOf(living);
    }
}
