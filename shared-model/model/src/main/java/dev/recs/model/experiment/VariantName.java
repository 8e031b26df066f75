package dev.recs.model.experiment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a list, a response and an event are of: {@code experiment/variant}, {@code hold-out}, or nothing.
 *
 * @param value empty for none
 */
public record VariantName(String value) {

    /** Of a user who is in no experiment and not in the hold-out. */
    public static final VariantName NONE = new VariantName("");

    /** Of a user who sees popular lists only; no experiment may have this name. */
    public static final VariantName HOLD_OUT = new VariantName("hold-out");

    public static VariantName of(String experiment, String variant) {
        return new VariantName(experiment + "/" + variant);
    }

    /** From what is stored, where empty is {@link #NONE}. */
    public static VariantName stored(String value) {
        return value.isEmpty() ? NONE : new VariantName(value);
    }

    public boolean isNone() {
        return value.isEmpty();
    }

    public boolean isHoldOut() {
        return equals(HOLD_OUT);
    }

    /** The first eight bytes of the SHA-256 of the name, as envelopes of lists have it; 0 for none. */
    public long hash() {
        return isNone() ? 0 : sha256(value);
    }

    /** The first four of them, as ids of responses and stored events have it; 0 for none. */
    public int shortHash() {
        return shortHash(hash());
    }

    /** Of a hash that an envelope has. */
    public static int shortHash(long hash) {
        return (int) (hash >>> Integer.SIZE);
    }

    @Override
    public String toString() {
        return value;
    }

    private static long sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
