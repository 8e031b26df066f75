package dev.recs.jobs.online;

import dev.recs.stores.events.EventAttribution;
import dev.recs.stores.events.Outcome;
import dev.recs.stores.events.StoredEvent;
import dev.recs.stores.events.UserCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rows of one user come to in each group. A click, an addition to the basket or an order counts where and when its product was
 * shown: in the groups of its impression.
 */
final class Attribution {

    private final Period period;
    private final Optional<HoldOutSide> side;
    private final Map<Group, UserCounts> counts = new HashMap<>();
    private Uncounted uncounted = Uncounted.NONE;

    /** @param rows all of one user that were read for the period, in any order */
    Attribution(List<StoredEvent> rows, Period period) {
        this.period = period;
        this.side = HoldOutSide.of(rows, period);
        EventAttribution attribution = new EventAttribution(rows, period.orderWindow());
        attribution.outcomes().forEach(this::count);
        attribution.unmatched().forEach(this::miss);
    }

    /** Of each group in which the user was shown something in the period. */
    Map<Group, UserCounts> counts() {
        return counts;
    }

    Uncounted uncounted() {
        return uncounted;
    }

    /** An impression before the period has its figures in an earlier report. */
    private void count(Outcome outcome) {
        if (period.contains(outcome.impression().at())) {
            Group.allOf(outcome.impression()).forEach(group -> add(group, outcome));
            side.filter(side -> side.counts(outcome.impression()))
                    .ifPresent(side -> add(new Group(Dimension.HOLD_OUT, side.group()), outcome));
        }
    }

    private void add(Group group, Outcome outcome) {
        counts.computeIfAbsent(group, _ -> new UserCounts()).add(outcome);
    }

    private void miss(StoredEvent event) {
        if (period.contains(event.row().at())) {
            uncounted = uncounted.plus(Uncounted.of(event));
        }
    }
}
