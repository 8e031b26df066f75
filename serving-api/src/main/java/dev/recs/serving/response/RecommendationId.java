package dev.recs.serving.response;

import dev.recs.model.failure.BadInput;
import java.nio.ByteBuffer;

/**
 * What tells a response apart from others, so that an event can refer to it. It names no user.
 *
 * @param placement the call
 * @param source what the response was made of
 * @param hour since 1970 began, UTC; a list that is asked for again in another hour is another response
 * @param list hash of when the list was made and by which model
 * @param query hash of what was asked
 * @param variant hash of the variant of an experiment, or of the hold-out; 0 for none
 */
public record RecommendationId(Placement placement, Source source, int hour, long list, int query, int variant) {

    /** In bytes, without the MAC. */
    static final int LENGTH = 3 + 3 * Integer.BYTES + Long.BYTES;

    private static final byte FORMAT = 1;

    /** Big endian: format, placement, source, hour, list, query, variant. */
    byte[] toBytes() {
        return ByteBuffer.allocate(LENGTH)
                .put(FORMAT)
                .put((byte) placement.number())
                .put((byte) source.number())
                .putInt(hour)
                .putLong(list)
                .putInt(query)
                .putInt(variant)
                .array();
    }

    /** @throws BadInput if another release wrote it */
    static RecommendationId parse(ByteBuffer bytes) {
        if (bytes.get() != FORMAT) {
            throw unreadable();
        }
        return new RecommendationId(
                Placement.of(bytes.get()).orElseThrow(RecommendationId::unreadable),
                Source.of(bytes.get()).orElseThrow(RecommendationId::unreadable),
                bytes.getInt(),
                bytes.getLong(),
                bytes.getInt(),
                bytes.getInt());
    }

    private static BadInput unreadable() {
        return new BadInput("recommendationId is of another release: expected one of a response of this one, or none");
    }
}
