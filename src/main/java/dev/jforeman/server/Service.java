package dev.jforeman.server;

import dev.jforeman.control.Request;

/** Who answers requests. On the server's thread; it must not wait for anything. */
@FunctionalInterface
interface Service {
    void serve(Request request, Client client);
}
