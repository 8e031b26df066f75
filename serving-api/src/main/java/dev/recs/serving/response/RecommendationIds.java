package dev.recs.serving.response;

import dev.recs.model.KeyedHash;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.ErasureSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Writes recommendation ids and checks those that events bring back. An id is 44 characters of Base64 for addresses: the 23 bytes of a
 * {@link RecommendationId} and the first ten of an HMAC-SHA-256 over them and the recipient, so that nobody makes one up or uses
 * another's, and nobody finds the recipient in it.
 *
 * <p>The key is derived from that of the tombstones: every process of the API has it, whatever the tokens are checked with, and it never
 * changes. Thread-safe.
 */
@Component
public final class RecommendationIds {

    /** Keeps this key apart from the one that it is derived from. */
    private static final String PURPOSE = "recommendation ids 1";

    private static final int MAC_BYTES = 10;
    private static final int LENGTH = RecommendationId.LENGTH + MAC_BYTES;
    private static final int CHARACTERS = LENGTH * 4 / 3;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{%d}".formatted(CHARACTERS));
    private static final long HOUR_MILLIS = 3_600_000;

    private final KeyedHash hash;
    private final Clock clock;

    RecommendationIds(ErasureSettings erasure, Clock clock) {
        this.hash = new KeyedHash(new KeyedHash(erasure.keyBytes()).bytes(PURPOSE.getBytes(StandardCharsets.UTF_8)));
        this.clock = clock;
    }

    /** What a response of this moment is known by, of a query about no product. */
    ResponseIdentity identity(Recipient recipient, Placement placement, Query query) {
        return identity(recipient, placement, query, List.of());
    }

    /** @param near the products that the response is near to */
    ResponseIdentity identity(Recipient recipient, Placement placement, Query query, List<String> near) {
        int hour = (int) (clock.millis() / HOUR_MILLIS);
        return new ResponseIdentity(this, recipient, placement, new ResponseIdentity.Asked(query, near), hour, 0);
    }

    String write(RecommendationId id, Recipient recipient) {
        byte[] bytes = id.toBytes();
        byte[] signed = Arrays.copyOf(bytes, LENGTH);
        System.arraycopy(mac(bytes, recipient), 0, signed, bytes.length, MAC_BYTES);
        return Base64.getUrlEncoder().encodeToString(signed);
    }

    /**
     * What an event refers to.
     *
     * @param text as the event has it
     * @param recipient whose event it is
     * @throws BadInput if no response to the recipient or to everybody has this id
     */
    public RecommendationId check(String text, Recipient recipient) {
        byte[] signed = decoded(text);
        byte[] bytes = Arrays.copyOf(signed, RecommendationId.LENGTH);
        byte[] mac = Arrays.copyOfRange(signed, RecommendationId.LENGTH, LENGTH);
        if (!MessageDigest.isEqual(mac, mac(bytes, recipient))
                && !MessageDigest.isEqual(mac, mac(bytes, Recipient.EVERYBODY))) {
            throw new BadInput(
                    "recommendationId is of no response to this user: expected that of the response, or none");
        }
        return RecommendationId.parse(ByteBuffer.wrap(bytes));
    }

    private static byte[] decoded(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new BadInput(
                    "recommendationId is not %d letters, digits, - and _: expected that of the response, or none"
                            .formatted(CHARACTERS));
        }
        return Base64.getUrlDecoder().decode(text);
    }

    private byte[] mac(byte[] bytes, Recipient recipient) {
        byte[] mark = recipient.mark().getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(bytes, bytes.length + mark.length);
        System.arraycopy(mark, 0, message, bytes.length, mark.length);
        return Arrays.copyOf(hash.bytes(message), MAC_BYTES);
    }
}
