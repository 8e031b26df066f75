package dev.recs.jobs.online;

import dev.recs.model.event.ReferredEvent.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** By what figures are grouped. */
public enum Dimension {
    ALL,
    PLACEMENT,
    SOURCE,
    SHELF,
    /** Of an experiment, or the hold-out. */
    VARIANT,
    /** Of the impression, in UTC. */
    DAY,
    /** The two that users with a list are divided into ({@link HoldOutSide}), whatever a single response was. */
    HOLD_OUT;

    static final String PERSONAL = "personal lists";
    static final String POPULAR = "hold-out";

    private static final String LIST = "list";
    private static final String NONE = "none";

    /** Of which a report has a table. */
    public static final List<Dimension> PRINTED = List.of(ALL, PLACEMENT, SOURCE, SHELF, VARIANT, DAY);

    /** Empty for what is not in it, or no matter of one response. */
    Optional<String> valueOf(LocalDate day, Response response) {
        return switch (this) {
            case ALL -> Optional.of("all");
            case PLACEMENT -> Optional.of(response.placement());
            case SOURCE -> Optional.of(response.source());
            case SHELF -> Optional.of(response.shelf().isEmpty() ? LIST : response.shelf());
            case VARIANT -> Optional.of(response.variant() == 0 ? NONE : Integer.toString(response.variant()));
            case DAY -> Optional.of(day.toString());
            case HOLD_OUT -> Optional.empty();
        };
    }
}
