package dev.jforeman.session;

import dev.jforeman.contract.ProcessScript;
import dev.jforeman.os.process.Child;
import dev.jforeman.os.process.ProcessHost;
import dev.jforeman.os.process.ProcessHost.Launch;
import dev.jforeman.os.process.ProcessHost.SpawnException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A process host whose processes are fake. */
public final class FakeHost implements ProcessHost {
    /** Starts a fake process or refuses to, and keeps the set of live groups up to date. */
    interface Start {
        Child of(Launch launch, Set<Long> living) throws SpawnException;
    }

    public final Set<Long> living = ConcurrentHashMap.newKeySet();
    public final BlockingQueue<Set<Long>> askedFor = new LinkedBlockingQueue<>();
    public final List<Launch> launches = new CopyOnWriteArrayList<>();
    private final Start start;

    public FakeHost(Start start) {
        this.start = start;
    }

    public FakeHost() {
        this((_, _) -> {
            throw new UnsupportedOperationException();
        });
    }

    /** A host whose processes all follow this script. */
    public static FakeHost running(ProcessScript.Started script) {
        return new FakeHost((_, living) -> FakeProcess.start(script, living));
    }

    /** A host that refuses every start. */
    public static FakeHost refusing(String reason) {
        return new FakeHost((_, _) -> {
            throw new SpawnException(reason, false);
        });
    }

    @Override
    public Child start(Launch launch) throws SpawnException {
        launches.add(launch);
        return start.of(launch, living);
    }

    @Override
    public Set<Long> livingGroups(Collection<Long> groups) {
        askedFor.add(Set.copyOf(groups));
        return Set.copyOf(living);
    }
}
