package dev.recs.model.redis;

import dev.recs.model.ListVersion;
import dev.recs.model.failure.BadInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;

/**
 * The head of a guarded value: 37 bytes, big endian, before a body whose form the format byte names.
 *
 * <pre>
 *  0  magic           4   89 52 45 43; no UTF-8 text begins with 89
 *  4  format          1   of the body, unsigned; 1 is JSON, 2 a binary list
 *  5  as-of           8   milliseconds since 1970, signed
 * 13  activity-until  8   milliseconds since 1970, signed
 * 21  recipe          8   the first eight bytes of the SHA-256 of the recipe's UTF-8 text
 * 29  variant         8   the same of the variant's name; zero for none
 * 37  body
 * </pre>
 *
 * <p>This layout does not change: the guard "newer wins" compares the times of any format, also of one that only a later release
 * knows. A reader takes a value whose format it does not know for absent, and reads MongoDB. A text of release 1.0.0 has no
 * envelope and is read as JSON.
 *
 * @param format of the body
 * @param version what the guard compares
 * @param recipeHash of the configuration and models that shaped the value
 * @param variantHash of the variant of an experiment; 0 for none
 */
public record Envelope(int format, ListVersion version, long recipeHash, long variantHash) {

    /** Length of every envelope. */
    public static final int BYTES = 37;

    /** Where the times begin, which a list that is found equal gets anew together with the recipe. */
    public static final int STAMP_AT = 5;

    /** The body is JSON. */
    static final int JSON = 1;

    /** The body is a {@link BinaryList}. */
    static final int BINARY = 2;

    private static final int MAGIC = 0x8952_4543;
    private static final int FORMAT_AT = 4;
    private static final int VARIANT_AT = 29;
    private static final int LARGEST_FORMAT = 255;

    public Envelope {
        if (format < 0 || format > LARGEST_FORMAT) {
            throw new BadInput("format of an envelope is %d: expected 0 to %d".formatted(format, LARGEST_FORMAT));
        }
    }

    /** The envelope of a JSON body that belongs to no variant. */
    static Envelope ofJson(ListVersion version, String recipe) {
        return new Envelope(JSON, version, hash(recipe), 0);
    }

    /** The envelope of a binary list. */
    static Envelope ofBinary(ListVersion version, String recipe, long variantHash) {
        return new Envelope(BINARY, version, hash(recipe), variantHash);
    }

    /** The envelope at the head of a value, of any format; empty if there is none, as in a text of release 1.0.0. */
    public static Optional<Envelope> read(byte[] value) {
        if (!hasMagic(value) || value.length < BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(value, FORMAT_AT, BYTES - FORMAT_AT);
        int format = Byte.toUnsignedInt(in.get());
        ListVersion version = new ListVersion(Instant.ofEpochMilli(in.getLong()), Instant.ofEpochMilli(in.getLong()));
        return Optional.of(new Envelope(format, version, in.getLong(), in.getLong()));
    }

    /** The hash of the variant alone, of any format; 0 for none and for a value without an envelope. */
    public static long variantOf(byte[] value) {
        return hasMagic(value) && value.length >= BYTES ? ByteBuffer.wrap(value).getLong(VARIANT_AT) : 0;
    }

    /** Whether this release can read the body. If not, the value is as good as absent: MongoDB has it. */
    public static boolean isReadable(byte[] value) {
        return !hasMagic(value) || isOf(JSON, value) || isBinary(value);
    }

    /** Whether the body is a {@link BinaryList}. */
    static boolean isBinary(byte[] value) {
        return hasMagic(value) && isOf(BINARY, value);
    }

    private static boolean isOf(int format, byte[] value) {
        return value.length >= BYTES && value[FORMAT_AT] == format;
    }

    /**
     * Where the JSON of a value begins: after the envelope, or at the start of a text of release 1.0.0.
     *
     * @throws BadInput if the format is not known
     */
    static int bodyAt(byte[] value) {
        if (hasMagic(value) && !isOf(JSON, value)) {
            throw new BadInput(
                    value.length < BYTES
                            ? "value in Redis of %d bytes ends within its envelope of %d: delete the key, it is refilled"
                                    .formatted(value.length, BYTES)
                            : "value in Redis of %d bytes is of format %d: this release reads formats %d and %d"
                                    .formatted(value.length, Byte.toUnsignedInt(value[FORMAT_AT]), JSON, BINARY));
        }
        return hasMagic(value) ? BYTES : 0;
    }

    /** The bytes of a stamp, from {@link #STAMP_AT} on: both times and the recipe. */
    public static byte[] stamp(ListVersion version, String recipe) {
        return ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(version.asOf().toEpochMilli())
                .putLong(version.activityUntil().toEpochMilli())
                .putLong(hash(recipe))
                .array();
    }

    void writeTo(ByteArrayOutputStream out) {
        out.writeBytes(ByteBuffer.allocate(BYTES)
                .putInt(MAGIC)
                .put((byte) format)
                .putLong(version.asOf().toEpochMilli())
                .putLong(version.activityUntil().toEpochMilli())
                .putLong(recipeHash)
                .putLong(variantHash)
                .array());
    }

    private static boolean hasMagic(byte[] value) {
        return value.length >= FORMAT_AT && ByteBuffer.wrap(value).getInt(0) == MAGIC;
    }

    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
