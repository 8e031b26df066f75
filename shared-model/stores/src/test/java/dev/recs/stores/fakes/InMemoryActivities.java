package dev.recs.stores.fakes;

import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.stores.activity.Activities;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the users of a test did; it is the test that leaves out what is later than its as-of. */
public final class InMemoryActivities implements Activities {

    private final Map<UserId, Activity> activities = new HashMap<>();

    /** Replaces what is known of a user. */
    public synchronized void put(Activity activity) {
        activities.put(activity.userId(), activity);
    }

    @Override
    public synchronized List<Activity> load(List<UserId> users, Instant asOf) {
        return users.stream().map(activities::get).filter(Objects::nonNull).toList();
    }
}
