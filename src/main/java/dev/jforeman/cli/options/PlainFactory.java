package dev.jforeman.cli.options;

import java.util.ArrayList;
import picocli.CommandLine.IFactory;

/**
 * Makes objects for picocli. Its own factory also looks for Groovy, and to find out that a class is missing the JVM
 * opens every archive of the class path.
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
