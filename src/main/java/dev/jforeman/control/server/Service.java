package dev.jforeman.control.server;

import dev.jforeman.control.protocol.Request;

/** Who answers requests. On the server's thread; it must not wait for anything. */
@FunctionalInterface
interface Service {
    void serve(Request request, Client client);
}
