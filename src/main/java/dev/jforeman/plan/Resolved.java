package dev.jforeman.plan;

import dev.jforeman.diagnostic.ExitCode;
import dev.jforeman.diagnostic.Location;
import dev.jforeman.diagnostic.Refusal;
import dev.jforeman.model.UnknownProcess;
import dev.jforeman.procfile.Procfile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading an option: always a value, as complete as possible, and everything there is to report
 * about it, so that all problems of all options can be reported at once.
 *
 * @param value to be used only if there is no problem
 * @param problems why the value cannot be used, in the order they were found
 * @param remarks messages for the user although the value can be used
 */
public record Resolved<T>(T value, List<Problem> problems, List<String> remarks) {
    public Resolved {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    static <T> Resolved<T> clean(T value) {
        return new Resolved<>(value, List.of(), List.of());
    }

    static <T> Resolved<T> withProblem(T fallback, Problem problem) {
        return new Resolved<>(fallback, List.of(problem), List.of());
    }

    static <T> Resolved<T> withRemarks(T value, List<String> remarks) {
        return new Resolved<>(value, List.of(), remarks);
    }

    /** The value, or a refusal with every problem as a sentence and the exit code of the first. */
    public T orRefuse() throws Refusal {
        refuseIfAny(problems);
        return value;
    }

    /** The same with problems of a file, if there is a place in one. */
    Resolved<T> at(Optional<Location> place) {
        return new Resolved<>(
                value, problems.stream().map(problem -> problem.at(place)).toList(), remarks);
    }

    static void refuseIfAny(List<Problem> problems) throws Refusal {
        if (!problems.isEmpty()) {
            List<String> sentences = problems.stream().map(Problem::sentence).toList();
            throw new Refusal(problems.getFirst().exitCode(), sentences);
        }
    }

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

        /** The same problem where the text that has it stands in a file: an error of that file with its place. */
        Problem at(Optional<Location> place) {
            return place.isPresent() && exitCode == ExitCode.USAGE
                    ? new Problem(ExitCode.BAD_DATA, place.get() + ": " + sentence)
                    : this;
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
}
