package dev.recs.model.redis;

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

    /** @param caller keeps the keys of different callers apart */
    public static String of(String caller, String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((caller + '\n' + key).getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
