package dev.recs.model.failure;

/** A value that cannot be used: the one kind of failure that may be skipped, and is counted. */
public final class BadInput extends IllegalArgumentException {

    public BadInput(String message) {
        super(message);
    }

    public BadInput(String message, Throwable cause) {
        super(message, cause);
    }
}
