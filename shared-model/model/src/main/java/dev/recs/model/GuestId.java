package dev.recs.model;

import dev.recs.model.failure.BadInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Identifier of a guest: somebody who has not logged in, known by what the page keeps and by nothing else. 128 random bits, so that no two
 * guests share one and nobody finds one by trying. It is no {@link UserId}: nothing that is kept of users takes it.
 *
 * @param value 32 hexadecimal digits, lower case
 */
public record GuestId(String value) {

    /** How long something is kept of a guest after the last use, and how long a token of the guest lives. */
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;

    public GuestId {
        if (!FORM.matcher(value).matches()) {
            throw new BadInput("guest id has %d characters: expected 32 hexadecimal digits".formatted(value.length()));
        }
    }

    public static GuestId random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new GuestId(HexFormat.of().formatHex(bytes));
    }

    /** Tells the guest apart from others without being the id: nobody gets from one to the other by trying 128 bits. */
    public String digest() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("guest " + value).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
