package dev.recs.serving.response;

import dev.recs.model.experiment.VariantName;
import dev.recs.model.redis.Envelope;
import dev.recs.serving.json.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What is known of a response before it is made. The id is written when it is: one that is sent again costs none.
 *
 * @param hour since 1970 began, the same for all of the response
 * @param variant of the list that it is made of, {@link VariantName#shortHash}; 0 for none
 */
record ResponseIdentity(
        RecommendationIds ids, Recipient recipient, Placement placement, Asked asked, int hour, int variant) {

    /** The same of a response that is made of this list, with or without an envelope. */
    ResponseIdentity of(byte[] list) {
        return new ResponseIdentity(
                ids, recipient, placement, asked, hour, VariantName.shortHash(Envelope.variantOf(list)));
    }

    boolean isOfHoldOut() {
        return variant == VariantName.HOLD_OUT.shortHash();
    }

    /** The id of the response, if it is made of this list. */
    String idOf(Source source, Instant generatedAt, String model) {
        byte[] list = (generatedAt.toEpochMilli() + " " + model).getBytes(StandardCharsets.UTF_8);
        return ids.write(
                new RecommendationId(placement, source, hour, Fingerprint.compute(list), asked.hash(), variant),
                recipient);
    }

    /**
     * A query, and the products that its response is near to.
     *
     * @param near in their order
     */
    record Asked(Query query, List<String> near) {

        /** The same in every process; ids hold no control character, so none runs into the next. */
        int hash() {
            StringBuilder text = new StringBuilder()
                    .append(query.limit())
                    .append(query.explain() ? 'e' : '-')
                    .append(query.shelves() ? 's' : '-')
                    .append(query.category());
            query.excluded().stream()
                    .sorted()
                    .forEach(id -> text.append('\u0001').append(id));
            near.forEach(id -> text.append('\u0002').append(id));
            CRC32C checksum = new CRC32C();
            checksum.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return (int) checksum.getValue();
        }
    }
}
