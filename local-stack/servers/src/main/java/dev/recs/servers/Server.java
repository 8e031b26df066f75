package dev.recs.servers;

import java.util.Optional;

/** One of the three servers. After {@link #stop} or {@link #kill} it can be started again, on the same port and files. */
public interface Server {

    int port();

    /** Returns when it answers. */
    void start();

    /** Ends it in order; does nothing if it does not run. */
    void stop();

    /** Ends it as {@code kill -9} would: nothing is flushed. */
    void kill();

    boolean isRunning();

    /** Its process; none for a server inside this one. */
    Optional<ProcessHandle> process();
}
