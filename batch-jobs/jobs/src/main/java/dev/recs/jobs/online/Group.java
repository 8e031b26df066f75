package dev.recs.jobs.online;

import dev.recs.stores.events.ShownRow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What a line of the report is about, as in the placement {@code similar}. Ordered as printed. */
record Group(Dimension dimension, String name) implements Comparable<Group> {

    private static final Comparator<Group> ORDER =
            Comparator.comparing(Group::dimension).thenComparing(Group::name);

    /** One of each dimension. */
    static List<Group> allOf(ShownRow impression) {
        return Arrays.stream(Dimension.values())
                .map(dimension -> new Group(dimension, dimension.valueOf(impression)))
                .toList();
    }

    @Override
    public int compareTo(Group other) {
        return ORDER.compare(this, other);
    }
}
