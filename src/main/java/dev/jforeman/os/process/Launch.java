package dev.jforeman.os.process;

import java.nio.file.Path;
import java.util.Map;

/**
 * What is to be started.
 *
 * @param command a line for the shell
 * @param directory where, absolute
 * @param environment set over our own
 * @param stdio what its standard streams are
 */
public record Launch(String command, Path directory, Map<String, String> environment, Stdio stdio) {}
