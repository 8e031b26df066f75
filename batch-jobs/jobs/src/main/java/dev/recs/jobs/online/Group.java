package dev.recs.jobs.online;

import dev.recs.model.event.ReferredEvent.Response;
import dev.recs.stores.events.ShownRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What a line of the report is about, as in the placement {@code similar}. Ordered as printed. */
record Group(Dimension dimension, String name) implements Comparable<Group> {

    private static final Comparator<Group> ORDER =
            Comparator.comparing(Group::dimension).thenComparing(Group::name);

    /** One of each dimension that it is in. */
    static List<Group> allOf(ShownRow impression) {
        return allOf(LocalDate.ofInstant(impression.at(), ZoneOffset.UTC), impression.response());
    }

    /** @param day of UTC on which it was shown */
    static List<Group> allOf(LocalDate day, Response response) {
        return Arrays.stream(Dimension.values())
                .flatMap(dimension -> dimension.valueOf(day, response).map(name -> new Group(dimension, name)).stream())
                .toList();
    }

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
