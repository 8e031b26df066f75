package dev.recs.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * The pair that decides which of two profiles or lists of a user is newer; newer wins everywhere.
 *
 * <p>Both are milliseconds: that is what the stores keep.
 *
 * @param asOf the moment the refresh looked from; activity after it was not read
 * @param activityUntil time of the newest activity it saw, {@link Instant#EPOCH} if none
 */
public record ListVersion(Instant asOf, Instant activityUntil) implements Comparable<ListVersion> {

    private static final Comparator<ListVersion> ORDER =
            Comparator.comparing(ListVersion::asOf).thenComparing(ListVersion::activityUntil);

    public ListVersion {
        asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
        activityUntil = activityUntil.truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public int compareTo(ListVersion other) {
        return ORDER.compare(this, other);
    }
}
