package dev.jforeman.plan;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.model.UnknownProcess;
import dev.jforeman.procfile.Procfile;
import java.util.Collection;
import java.util.List;

/**
 * One reason why nothing can be planned.
 *
 * @param exitCode what jforeman ends with because of it
 * @param sentence what was read, what was expected and what to do, without a full stop
 */
public record Problem(ExitCode exitCode, String sentence) {

    /** A problem of the command line. */
    static Problem usage(String sentence) {
        return new Problem(ExitCode.USAGE, sentence);
    }

    /** One problem for each name that is no process type of the Procfile. */
    static List<Problem> unknownTypes(Collection<String> names, Procfile procfile) {
        return names.stream()
                .distinct()
                .filter(name -> procfile.entry(name).isEmpty())
                .map(name -> usage(UnknownProcess.amongTypes(name, procfile.types())))
                .toList();
    }
}
