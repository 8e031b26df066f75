package dev.recs.jobs.online;

import dev.recs.stores.events.ShownRow;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** By what figures are grouped. */
public enum Dimension {
    ALL,
    PLACEMENT,
    SOURCE,
    SHELF,
    /** Of the impression, in UTC. */
    DAY;

    private static final String LIST = "list";

    String valueOf(ShownRow impression) {
        return switch (this) {
            case ALL -> "all";
            case PLACEMENT -> impression.response().placement();
            case SOURCE -> impression.response().source();
            case SHELF ->
                impression.response().shelf().isEmpty()
                        ? LIST
                        : impression.response().shelf();
            case DAY -> LocalDate.ofInstant(impression.at(), ZoneOffset.UTC).toString();
        };
    }
}
