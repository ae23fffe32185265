package dev.jforeman.cli;

/** The examples in manual pages: command lines, each with an explanation. */
final class ManExamples {
    private ManExamples() {}

    /** The examples of a command, one per line: the command line, two or more spaces, and the explanation. */
    static String of(String command) {
        return switch (command) {
            case "start" -> """
                jforeman start                      Run one instance of each process type.
                jforeman start web=2 worker         Run two instances of web and one of worker.
                jforeman start -m all=1,worker=4    Run one instance of each type, and four of worker.
                jforeman start --on-exit=stop       Stop everything as soon as any process exits, like foreman.
                jforeman start -e .env,.env.local   Read two env files; the second one wins.
                jforeman start --only=web           Run everything, and show only the output of web.
                jforeman start --detach             Run in the background; jforeman logs -f shows the log.
                """;
            case "run" -> """
                jforeman run bin/migrate            Run a program in the app's environment.
                jforeman run web                    Run the command of the process type web.
                jforeman run web -- --verbose       Run it with one more argument.
                """;
            case "check" -> """
                jforeman check                      Validate the files.
                jforeman check --ports web=3        Show the ports of three instances of web.
                """;
            case "env" -> """
                jforeman env web.2                  Print the variables of the second instance of web.
                """;
            case "export" -> """
                jforeman export systemd /etc/systemd/system -a app -u deploy  Write units for systemd.
                jforeman export compose out --image=registry/app:1            Write a Compose file and its env file.
                """;
            case "smoke" -> """
                jforeman smoke                      Check that the app starts and stops cleanly.
                jforeman smoke -- bin/test          Also run a test command while the app is running.
                jforeman smoke --junit smoke.xml    Write a report for a CI system.
                """;
            case "ps" -> """
                jforeman ps                         Print a table of all processes.
                jforeman ps --json web              Print the state of web as JSON.
                """;
            case "logs" -> """
                jforeman logs -f worker             Print recent output of worker and follow it.
                jforeman logs --since=10m --grep=ERROR  Print lines of the last ten minutes with ERROR.
                """;
            case "stop" -> """
                jforeman stop worker                Stop all instances of worker.
                jforeman stop '*'                   Stop all processes; jforeman keeps running.
                """;
            case "restart" -> """
                jforeman restart --rolling web      Restart one instance of web at a time.
                """;
            case "scale" -> """
                jforeman scale web=3 worker=0       Run three instances of web and none of worker.
                """;
            case "signal" -> """
                jforeman signal USR1 web            Send SIGUSR1 to all instances of web.
                """;
            case "attach" -> """
                jforeman attach web                 Type to web, for example to its debugger.
                """;
            case "wait" -> """
                jforeman wait --ready --timeout=60  Wait up to a minute until everything is ready.
                """;
            case "reload" -> """
                jforeman reload                     Apply changes of the Procfile.
                """;
            case "down" -> """
                jforeman down                       Stop everything and exit jforeman.
                """;
            case "jforeman" -> """
                jforeman start                      Run the Procfile in the current directory.
                jforeman help start                 Print the options of a command.
                """;
            default -> "";
        };
    }
}
