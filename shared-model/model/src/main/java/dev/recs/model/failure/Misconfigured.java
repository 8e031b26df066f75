package dev.recs.model.failure;

/** A setting that cannot be right: always stops the run. */
public final class Misconfigured extends IllegalStateException {

    public Misconfigured(String message) {
        super(message);
    }

    public Misconfigured(String message, Throwable cause) {
        super(message, cause);
    }
}
