package dev.recs.model.redis;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Present for a day after a post of events was recorded: a repetition changes nothing. Holds only a digest. */
public final class IdempotencyKey {

    public static final Duration TTL = Duration.ofDays(1);

    private static final String PREFIX = "events_seen:";

    private IdempotencyKey() {}

    /**
     * Names a post of events by a digest.
     *
     * @param caller keeps the keys of different callers apart
     */
    public static String post(String caller, String key) {
        return digest(caller + '\n' + key);
    }

    /** @param part of a post that is recorded all at once: the events of one user, from a number on */
    public static String of(UserId user, String post, int part) {
        return PREFIX + UserBucket.of(user).tag() + digest(post + '\n' + user.value() + '\n' + part);
    }

    /** The same of a guest. */
    public static String of(GuestId guest, String post, int part) {
        return PREFIX + UserBucket.of(guest).tag() + digest(post + '\n' + guest.digest() + '\n' + part);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
