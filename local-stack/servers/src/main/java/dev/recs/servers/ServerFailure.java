package dev.recs.servers;

/** A server that could not be started, asked or stopped. */
public final class ServerFailure extends RuntimeException {

    private final String server;

    /** @param server as an operator calls it: "MySQL", "Redis" */
    ServerFailure(String server, String message, Throwable cause) {
        super(message, cause);
        this.server = server;
    }

    public String server() {
        return server;
    }
}
