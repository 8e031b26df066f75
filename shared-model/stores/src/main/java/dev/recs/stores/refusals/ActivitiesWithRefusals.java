package dev.recs.stores.refusals;

import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.refusal.Refusals;
import dev.recs.stores.activity.Activities;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What users did, with what they refused of it beside it: one statement more a chunk. */
public final class ActivitiesWithRefusals implements Activities {

    private final Activities activities;
    private final RefusalStore refusals;

    public ActivitiesWithRefusals(Activities activities, RefusalStore refusals) {
        this.activities = activities;
        this.refusals = refusals;
    }

    @Override
    public List<Activity> load(List<UserId> users, Instant asOf) {
        Map<UserId, Refusals> refused = refusals.of(users);
        return activities.load(users, asOf).stream()
                .map(activity -> activity.with(refused.getOrDefault(activity.userId(), Refusals.NONE)))
                .toList();
    }
}
