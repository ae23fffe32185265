package dev.jforeman.session;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import dev.jforeman.os.kernel.LocalZone;
import dev.jforeman.supervisor.Event;
import dev.jforeman.supervisor.Step;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The debug log for {@code --debug}. */
@FunctionalInterface
interface Journal {
    /** Logs nothing, and loads no logging library. */
    Journal SILENT = (_, _) -> {};

    void record(Event event, Step step);

    /** Logs through SLF4J, which is loaded only now. */
    static Journal logging() {
        return new LoggingJournal();
    }

    /** jforeman's own diagnostics. They go to standard error, because standard output is the log of the processes. */
    final class DebugLog {
        private DebugLog() {}

        /** A logger that writes everything. */
        static Logger named(String name) {
            LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
            context.reset();
            var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
            root.setLevel(Level.DEBUG);
            root.addAppender(standardError(context));
            return context.getLogger(name);
        }

        /** The offset of the system's time zone, which Java determines in another way. */
        private static String offset() {
            return ZoneOffset.ofTotalSeconds(LocalZone.offsetSeconds(System.currentTimeMillis()))
                    .getId();
        }

        private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
            PatternLayoutEncoder encoder = new PatternLayoutEncoder();
            encoder.setContext(context);
            encoder.setPattern("%d{HH:mm:ss.SSS, " + offset() + "} %logger{0}: %msg%n");
            encoder.start();
            ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
            appender.setContext(context);
            appender.setTarget("System.err");
            appender.setEncoder(encoder);
            appender.start();
            return appender;
        }
    }

    /** Logs every event and its effects. */
    final class LoggingJournal implements Journal {
        private final Logger log = DebugLog.named("dev.jforeman.supervisor");

        @Override
        public void record(Event event, Step step) {
            log.debug("{} -> {}", event, step.effects());
        }
    }
}
