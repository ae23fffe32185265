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
 * The result of reading an option: always a value, as complete as possible, and all problems and remarks about it, so
 * that the problems of all options can be reported at once.
 *
 * @param value only to be used if there is no problem
 * @param problems the reasons why the value cannot be used, in the order they were found
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

    /** The value, or a refusal with a message for each problem and the exit code of the first. */
    public T orRefuse() throws Refusal {
        refuseIfAny(problems);
        return value;
    }

    /** The same, with the problems reported at this place in a file, if there is one. */
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
     * A reason why no plan can be made.
     *
     * @param exitCode the exit code of jforeman for this problem
     * @param sentence what was found, what was expected and what to do, without a full stop
     */
    public record Problem(ExitCode exitCode, String sentence) {

        /** A problem of the command line. */
        static Problem usage(String sentence) {
            return new Problem(ExitCode.USAGE, sentence);
        }

        /** The same problem, reported at a place in a file. */
        Problem at(Optional<Location> place) {
            return place.isPresent() && exitCode == ExitCode.USAGE
                    ? new Problem(ExitCode.BAD_DATA, place.get() + ": " + sentence)
                    : this;
        }

        /** A problem for each name that is not a process type of the Procfile. */
        static List<Problem> unknownTypes(Collection<String> names, Procfile procfile) {
            return names.stream()
                    .distinct()
                    .filter(name -> procfile.entry(name).isEmpty())
                    .map(name -> usage(UnknownProcess.amongTypes(name, procfile.types())))
                    .toList();
        }
    }
}
