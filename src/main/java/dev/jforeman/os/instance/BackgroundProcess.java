package dev.jforeman.os.instance;

import dev.jforeman.os.kernel.CallerEnvironment;
import dev.jforeman.os.process.ExactCommand;
import dev.jforeman.os.process.SessionLeader;
import dev.jforeman.os.terminal.StandardOutput;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Starts this program again in the background: with the same JVM and options but other arguments, and in a new session,
 * so that it continues when our terminal is closed. It also records whether our output was a terminal.
 */
public final class BackgroundProcess {
    private static final String MAIN_CLASS = "dev.jforeman.Main";
    private static final Pattern ANY_MAIN_CLASS = Pattern.compile("dev[.]jforeman[.](?:Main|Training)");
    private static final String RECORDING = "-XX:AOTCacheOutput=";
    private static final Pattern ON_A_TERMINAL = Pattern.compile("(-Djforeman[.](?:terminal|keyboard)=).*");

    private BackgroundProcess() {}

    /**
     * Starts it.
     *
     * @param words its arguments
     * @param droppedVariable an environment variable that it does not get
     * @param errors the file for its standard error; its standard output is discarded
     * @throws IOException if the system refuses
     */
    public static Process start(List<String> words, String droppedVariable, Path errors) throws IOException {
        List<String> command = new ArrayList<>(jvm());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(ExactCommand.words(SessionLeader.command(command)))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(new File("/dev/null"))
                .redirectError(errors.toFile());
        CallerEnvironment.handOn(builder.environment());
        builder.environment().remove(droppedVariable);
        return SessionLeader.prepare(builder).start();
    }

    /** The command line of this program up to its arguments. */
    private static List<String> jvm() throws IOException {
        ProcessHandle.Info self = ProcessHandle.current().info();
        String java = self.command()
                .orElseThrow(() ->
                        new IOException("the operating system does not provide the command line of this process"));
        List<String> arguments = Arrays.asList(self.arguments().orElse(new String[0]));
        if (arguments.stream().noneMatch(BackgroundProcess::isMainClass)) {
            throw new IOException("the operating system does not provide the command line of this process");
        }
        List<String> jvm = new ArrayList<>(List.of(java));
        arguments.stream()
                .takeWhile(argument -> !isMainClass(argument))
                .filter(argument -> !argument.startsWith(RECORDING))
                .map(CallerEnvironment::handOn)
                .map(argument -> ON_A_TERMINAL.matcher(argument).replaceFirst("$1false"))
                .forEach(jvm::add);
        jvm.add(StandardOutput.BEGUN_ON_A_TERMINAL + StandardOutput.isBegunOnTerminal());
        jvm.add(MAIN_CLASS);
        return jvm;
    }

    private static boolean isMainClass(String argument) {
        return ANY_MAIN_CLASS.matcher(argument).matches();
    }
}
