package dev.recs.pipeline.embedding;

/** A secret; never part of a text, a log line or an error. */
public record ApiKey(String value) {

    public ApiKey {
        value = value.strip();
    }

    public boolean isGiven() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return isGiven() ? "(given)" : "(none)";
    }
}
