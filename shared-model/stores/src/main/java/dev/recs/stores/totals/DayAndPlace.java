package dev.recs.stores.totals;

import dev.recs.model.event.ReferredEvent.Response;
import dev.recs.stores.events.ShownRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;

/**
 * Where and when products were shown.
 *
 * @param day of UTC
 * @param response without an id
 */
public record DayAndPlace(LocalDate day, Response response) implements Comparable<DayAndPlace> {

    private static final Comparator<DayAndPlace> ORDER = Comparator.comparing(DayAndPlace::day)
            .thenComparing(of -> of.response().placement())
            .thenComparing(of -> of.response().source())
            .thenComparing(of -> of.response().shelf())
            .thenComparingInt(of -> of.response().variant());

    static DayAndPlace of(ShownRow impression) {
        Response of = impression.response();
        return new DayAndPlace(
                LocalDate.ofInstant(impression.at(), ZoneOffset.UTC),
                new Response("", of.placement(), of.source(), of.shelf(), of.variant()));
    }

    @Override
    public int compareTo(DayAndPlace other) {
        return ORDER.compare(this, other);
    }
}
