package dev.recs.stores.activity;

import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import java.time.Instant;
import java.util.List;

/** What users did: accounts and purchases of the shop, searches, views and impressions of ours. */
public interface Activities {

    /** The users that the shop knows, in the order given; events after {@code asOf} are left out. */
    List<Activity> load(List<UserId> users, Instant asOf);
}
