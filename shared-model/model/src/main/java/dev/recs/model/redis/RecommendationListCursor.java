package dev.recs.model.redis;

import dev.recs.model.failure.BadInput;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.model.recommendation.Shelf;
import java.time.Instant;
import java.util.List;

/**
 * Reads the bytes of a {@link RecommendationListValue} item by item, where they lie, and stops where the reader stops.
 *
 * <p>Serving shows 20 of 60 items; building the whole value first costs more than the answer itself. Not thread-safe.
 */
public sealed interface RecommendationListCursor extends AutoCloseable permits BinaryListCursor, JsonListCursor {

    /**
     * Stands before the first item.
     *
     * @param value with an envelope, or a text of release 1.0.0
     * @throws BadInput if it is not of our form, or of a format that is not known
     */
    static RecommendationListCursor over(byte[] value) {
        return Envelope.isBinary(value) ? new BinaryListCursor(value) : JsonListCursor.over(value);
    }

    Instant generatedAt();

    String model();

    /** Moves to the next item; false at the end. */
    boolean next();

    /** Goes past the items that are left, to the shelves beside the list. May be asked once. */
    List<Shelf> shelves();

    String productId();

    double score();

    /** How many reasons the item has, largest first. */
    int reasons();

    ReasonType type(int reason);

    String subject(int reason);

    /** Part of the score that the reason has; 0 if the score is 0. */
    double share(int reason);

    /** Whether the reason took from the score. */
    boolean takes(int reason);

    @Override
    void close();
}
