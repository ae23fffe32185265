package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Reply;
import java.util.Optional;

/** Replies that are taken one by one when there is room for them. On the server's thread. */
@FunctionalInterface
interface Feed {
    /** The next one, if there is one by now; after the last reply to the request it is not asked again. */
    Optional<Reply> next();
}
