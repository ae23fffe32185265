package dev.jforeman.cli.options;

import java.util.ArrayList;
import picocli.CommandLine.IFactory;

/**
 * Creates objects for picocli. picocli's default factory also looks for a Groovy class, and the JVM opens every archive of
 * the class path to find that it is missing.
 */
public final class PlainFactory implements IFactory {
    public static final PlainFactory INSTANCE = new PlainFactory();

    private PlainFactory() {}

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Class<?> made = type.isAssignableFrom(ArrayList.class) ? ArrayList.class : type;
        return type.cast(made.getDeclaredConstructor().newInstance());
    }
}
