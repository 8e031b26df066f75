package dev.recs.jobs.online;

import dev.recs.stores.events.StoredEvent;
import dev.recs.stores.totals.DayAndPlace;
import dev.recs.stores.totals.UserSums;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up rows, those of one user one after the other, to a report. Holds one user's rows. Not thread-safe. */
public final class OnlineTotals {

    private final Period period;
    private final Map<Group, GroupTotals> totals = new TreeMap<>();
    private final List<StoredEvent> ofUser = new ArrayList<>();
    private Uncounted uncounted = Uncounted.NONE;
    private long events;
    private long erased;

    public OnlineTotals(Period period) {
        this.period = period;
    }

    public void add(StoredEvent event) {
        if (!ofUser.isEmpty() && !ofUser.getFirst().userHash().equals(event.userHash())) {
            endUser();
        }
        ofUser.add(event);
        events += period.contains(event.row().at()) ? 1 : 0;
    }

    /** What users came to who were erased since. */
    public void addErased(Map<DayAndPlace, UserSums> erased) {
        erased.forEach((place, sums) -> Group.allOf(place.day(), place.response())
                .forEach(group -> totals.computeIfAbsent(group, _ -> new GroupTotals(group.name()))
                        .add(sums)));
        this.erased += erased.values().stream().mapToLong(UserSums::users).sum();
    }

    /** After the last row. */
    public OnlineReport report() {
        endUser();
        Map<Dimension, List<GroupTotals>> lines = new EnumMap<>(Dimension.class);
        totals.forEach((group, total) ->
                lines.computeIfAbsent(group.dimension(), _ -> new ArrayList<>()).add(total));
        return new OnlineReport(period, new OnlineReport.Read(events, erased), uncounted, lines);
    }

    private void endUser() {
        Attribution attribution = new Attribution(ofUser, period);
        attribution
                .counts()
                .forEach((group, counts) -> totals.computeIfAbsent(group, _ -> new GroupTotals(group.name()))
                        .add(counts));
        uncounted = uncounted.plus(attribution.uncounted());
        ofUser.clear();
    }
}
