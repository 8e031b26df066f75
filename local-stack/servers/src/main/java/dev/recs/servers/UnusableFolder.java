package dev.recs.servers;

/** A folder or a program of this machine that the servers cannot work with; the message says what to change. */
public final class UnusableFolder extends RuntimeException {

    UnusableFolder(String message, Throwable cause) {
        super(message, cause);
    }
}
