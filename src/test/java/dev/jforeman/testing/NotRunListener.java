package dev.jforeman.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Reports which tests were not run and why, so that a skipped test does not look like a passed one. */
public final class NotRunListener implements TestExecutionListener {
    private final List<String> notRun = new CopyOnWriteArrayList<>();
    private final AtomicInteger run = new AtomicInteger();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        note(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED) {
            note(test, result.getThrowable().map(Throwable::getMessage).orElse("it was aborted"));
        } else if (test.isTest()) {
            run.incrementAndGet();
        }
    }

    private void note(TestIdentifier test, String reason) {
        notRun.add("not run: " + test.getDisplayName() + " because "
                + reason.replaceFirst("^Assumption failed: ", "").strip());
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        notRun.forEach(System.out::println);
        System.out.println("not run: " + notRun.size() + ", run: " + run);
    }
}
