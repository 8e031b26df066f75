package dev.recs.jobs.online;

import dev.recs.model.event.ReferredKind;
import dev.recs.model.experiment.VariantName;
import dev.recs.stores.events.ShownRow;
import dev.recs.stores.events.StoredEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * On which side of the hold-out a user stands, and from when on: since the first list of that side, all answers of the placement count,
 * whatever they were made of. Who ever saw a list of the hold-out is of the hold-out alone, also with what was shown before.
 *
 * @param group {@link Dimension#PERSONAL} or {@link Dimension#POPULAR}
 */
record HoldOutSide(String group, Instant from) {

    private static final String RECOMMENDATIONS = "recommendations";
    private static final String PERSONALIZED = "personalized";

    /**
     * Empty for who was shown no list since the hold-out has its own.
     *
     * @param rows all of one user
     */
    static Optional<HoldOutSide> of(List<StoredEvent> rows, Period period) {
        List<ShownRow> shown = rows.stream()
                .map(StoredEvent::row)
                .filter(row -> row.kind() == ReferredKind.IMPRESSION && isOfPlacement(row))
                .toList();
        if (shown.stream().anyMatch(HoldOutSide::isHeldOut)) {
            return side(Dimension.POPULAR, shown, HoldOutSide::isHeldOut, period);
        }
        return side(Dimension.PERSONAL, shown, row -> row.response().source().equals(PERSONALIZED), period);
    }

    private static Optional<HoldOutSide> side(
            String group, List<ShownRow> shown, Predicate<ShownRow> isOfSide, Period period) {
        Stream<Instant> moments = shown.stream()
                .filter(isOfSide)
                .map(ShownRow::at)
                .filter(at -> !at.isBefore(period.holdOutFrom()) && period.contains(at));
        return moments.min(Comparator.naturalOrder()).map(from -> new HoldOutSide(group, from));
    }

    boolean counts(ShownRow impression) {
        return isOfPlacement(impression) && !impression.at().isBefore(from);
    }

    private static boolean isOfPlacement(ShownRow row) {
        return row.response().placement().equals(RECOMMENDATIONS)
                && row.response().shelf().isEmpty();
    }

    private static boolean isHeldOut(ShownRow row) {
        return row.response().variant() == VariantName.HOLD_OUT.shortHash();
    }
}
