package dev.jforeman.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/**
 * Gives each test its {@link Scenario}, runs the common checks afterwards, and prints the transcript of failed tests.
 */
final class ScenarioExtension implements ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(ScenarioExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scenario.class;
    }

    @Override
    public Scenario resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return scenario(context);
    }

    private static Scenario scenario(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Scenario.class, _ -> begin(context), Scenario.class);
    }

    private static Scenario begin(ExtensionContext context) {
        boolean isMacos = context.getRequiredTestClass().isAnnotationPresent(MeansOfMacos.class);
        try {
            return new Scenario(isMacos ? Program.directoryWithMeansOfMacos() : Program.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable problem) throws Throwable {
        throw problem instanceof TestAbortedException ? problem : described(scenario(context), problem);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Scenario scenario = scenario(context);
        try {
            if (context.getExecutionException().isEmpty()) {
                scenario.check();
            }
        } catch (AssertionError e) {
            throw described(scenario, e);
        } finally {
            scenario.cleanUp();
        }
    }

    private static AssertionError described(Scenario scenario, Throwable problem) {
        return new AssertionError(problem.getMessage() + "\n" + scenario, problem);
    }
}
