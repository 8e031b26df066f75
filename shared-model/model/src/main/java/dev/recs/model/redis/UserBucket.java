package dev.recs.model.redis;

import dev.recs.model.GuestId;
import dev.recs.model.UserId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One of 1,024 parts of all users, and the hash tag of their keys: all keys of one user lie in one slot of a Redis Cluster.
 *
 * <p>The tag is not the id itself: the tombstone of an erased user has the tag too, and must not stand beside the id it was made of.
 *
 * @param number CRC16 (XMODEM, as Redis Cluster has it) of the id's UTF-8, modulo 1,024
 */
public record UserBucket(int number) {

    public static final int COUNT = 1_024;

    private static final int[] CRC16 =
            IntStream.range(0, 256).map(UserBucket::crc16).toArray();

    private static final String[] TAGS =
            IntStream.range(0, COUNT).mapToObj(UserBucket::tag).toArray(String[]::new);

    private static final int TAG_LENGTH = TAGS[0].length();

    public UserBucket {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException("bucket of users is %d: expected 0 to %d".formatted(number, COUNT - 1));
        }
    }

    public static UserBucket of(UserId user) {
        return of(user.value());
    }

    /** Guests are spread over the same buckets. */
    public static UserBucket of(GuestId guest) {
        return of(guest.value());
    }

    private static UserBucket of(String id) {
        int crc = 0;
        for (byte part : id.getBytes(StandardCharsets.UTF_8)) {
            crc = ((crc << 8) ^ CRC16[((crc >> 8) ^ part) & 0xff]) & 0xffff;
        }
        return new UserBucket(crc % COUNT);
    }

    public static List<UserBucket> all() {
        return IntStream.range(0, COUNT).mapToObj(UserBucket::new).toList();
    }

    /** What stands between the prefix of a key and the user: <code>{b0421}:</code>. */
    String tag() {
        return TAGS[number];
    }

    /** The key of a user. */
    static String key(String prefix, UserId user) {
        return prefix + of(user).tag() + user.value();
    }

    /** The bucket of what follows the prefix of a key; empty for a name of release 1.0.0, which has none. */
    static Optional<UserBucket> parse(String rest) {
        if (rest.length() < TAG_LENGTH) {
            return Optional.empty();
        }
        int found = Arrays.binarySearch(TAGS, rest.substring(0, TAG_LENGTH));
        return found < 0 ? Optional.empty() : Optional.of(new UserBucket(found));
    }

    /** What follows the tag, or the whole where there is none. */
    static String withoutTag(String rest) {
        return parse(rest).isPresent() ? rest.substring(TAG_LENGTH) : rest;
    }

    /** In the digits that every process writes, whatever its locale. */
    static String tag(int number) {
        return String.format(Locale.ROOT, "{b%04d}:", number);
    }

    private static int crc16(int high) {
        int crc = high << 8;
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ 0x1021;
        }
        return crc & 0xffff;
    }
}
