package dev.recs.testing.openai;

import java.time.Duration;

/** What the next request meets instead of a good answer. */
public sealed interface Misbehaviour {

    /** 429 with {@code Retry-After} in seconds. */
    record RateLimit(Duration retryAfter) implements Misbehaviour {}

    /** 429 that no waiting cures. */
    record QuotaUsedUp() implements Misbehaviour {}

    /** An error of the server. */
    record ServerError(int status) implements Misbehaviour {}

    /** The answer comes late. */
    record Slow(Duration delay) implements Misbehaviour {}

    /** The connection ends without an answer. */
    record HangUp() implements Misbehaviour {}

    /** A page of some proxy instead of an answer. */
    record NotTheProtocol() implements Misbehaviour {}

    /** The last vector is missing. */
    record TooFew() implements Misbehaviour {}

    /** Each vector is one number short. */
    record WrongDimensions() implements Misbehaviour {}

    /** The first vector holds a NaN; base64 only, as JSON has none. */
    record NotANumber() implements Misbehaviour {}

    /** The first vector is all zeros. */
    record Zeros() implements Misbehaviour {}

    /** The vectors come in reverse order, with the right {@code index}. */
    record Shuffled() implements Misbehaviour {}

    /** All vectors say they are of the first text. */
    record SameIndex() implements Misbehaviour {}
}
