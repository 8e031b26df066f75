package dev.recs.jobs.online;

import java.util.List;
import java.util.Map;

/**
 * What came of responses in a period.
 *
 * @param events of the period, counted or not
 */
public record OnlineReport(Period period, long events, Uncounted uncounted, Map<Dimension, List<GroupTotals>> groups) {

    public OnlineReport {
        groups = Map.copyOf(groups);
    }

    /** By name; empty if nothing was shown. */
    public List<GroupTotals> by(Dimension dimension) {
        return groups.getOrDefault(dimension, List.of());
    }
}
