package dev.recs.jobs.imports.rows;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Finds in which order a file writes day and month, by its dates that can be read in one way only. */
public final class DayEvidence {

    private final Map<DayOrder, String> examples = new EnumMap<>(DayOrder.class);

    public void add(String text) {
        DayOrder.of(text).ifPresent(order -> examples.putIfAbsent(order, text));
    }

    /** Empty if no date tells, or two contradict each other. */
    public Optional<DayOrder> order() {
        return examples.size() == 1 ? examples.keySet().stream().findFirst() : Optional.empty();
    }

    /** One line for the operator. */
    public Optional<String> note(String column) {
        if (examples.size() > 1) {
            return Optional.of(
                    "days before months and months before days in %s, as %s and %s, so that dates which may be either are rejected"
                            .formatted(column, examples.get(DayOrder.DAY_FIRST), examples.get(DayOrder.MONTH_FIRST)));
        }
        return order().map(order -> "%s in %s, by %s; another form is said with --time-format"
                .formatted(
                        order == DayOrder.DAY_FIRST ? "the day before the month" : "the month before the day",
                        column,
                        examples.get(order)));
    }
}
