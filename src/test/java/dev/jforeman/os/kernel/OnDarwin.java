package dev.jforeman.os.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestInstancePreDestroyCallback;

/** Runs the tests of a class on {@link PlayedDarwin}. */
public final class OnDarwin implements TestInstancePreConstructCallback, TestInstancePreDestroyCallback {
    /** A nested test also creates an instance of each enclosing class, but is destroyed only once. */
    private final Deque<GivenKernel> given = new ArrayDeque<>();

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        given.push(GivenKernel.darwin());
    }

    /** Restores the kernel after the test. */
    @Override
    public void preDestroyTestInstance(ExtensionContext context) {
        while (!given.isEmpty()) {
            given.pop().close();
        }
    }
}
