package dev.jforeman.control.server;

import dev.jforeman.control.server.LogFeed.Followers;
import dev.jforeman.model.PathText;
import dev.jforeman.os.instance.RuntimeDirectory;
import dev.jforeman.session.Controls;
import dev.jforeman.session.Endpoint;
import java.io.IOException;
import java.util.function.Consumer;

/** The control socket as an endpoint of a session. */
public final class ControlEndpoint implements Endpoint {
    private final RuntimeDirectory directory;
    private final Consumer<String> remarks;

    /**
     * An endpoint for an app directory.
     *
     * @param directory its runtime directory, whose lock the caller holds
     * @param remarks receives a message if the endpoint cannot be opened
     */
    public ControlEndpoint(RuntimeDirectory directory, Consumer<String> remarks) {
        this.directory = directory;
        this.remarks = remarks;
    }

    @Override
    public Open open(Controls controls) {
        try {
            return ControlServer.start(
                            directory.controlSocket(),
                            wake -> new RequestHandler(
                                    controls,
                                    directory.app(),
                                    new Followers(controls.histories(), wake),
                                    RequestHandler::read))::close;
        } catch (IOException | UnsupportedOperationException e) {
            remarks.accept("cannot create the control socket " + PathText.of(directory.controlSocket()) + " ("
                    + e.getMessage() + "); jforeman ps, stop and other commands will not reach this session");
            return () -> {};
        }
    }
}
