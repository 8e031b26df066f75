package dev.recs.stores.fakes;

import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.stores.activity.Activities;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the users of a test did. Purchases of one product are one sum: it is left out only if all of them are later. */
public final class InMemoryActivities implements Activities {

    private final Map<UserId, Activity> activities = new HashMap<>();

    /** Replaces what is known of a user. */
    public synchronized void put(Activity activity) {
        activities.put(activity.userId(), activity);
    }

    @Override
    public synchronized List<Activity> load(List<UserId> users, Instant asOf) {
        return users.stream()
                .map(activities::get)
                .filter(Objects::nonNull)
                .map(activity -> until(asOf, activity))
                .toList();
    }

    private static Activity until(Instant asOf, Activity activity) {
        return new Activity(
                activity.userId(),
                activity.createdAt(),
                activity.personalizationEnabled(),
                activity.purchases().stream()
                        .filter(purchase -> !purchase.first().isAfter(asOf))
                        .sorted(Comparator.comparing(PurchasedProduct::last).reversed())
                        .toList(),
                activity.searches().stream()
                        .filter(search -> !search.timestamp().isAfter(asOf))
                        .sorted(Comparator.comparing(RecentSearch::timestamp).reversed())
                        .toList(),
                activity.views().stream()
                        .filter(view -> !view.timestamp().isAfter(asOf))
                        .sorted(Comparator.comparing(RecentView::timestamp).reversed())
                        .toList(),
                activity.shown().stream()
                        .filter(shown -> !shown.at().isAfter(asOf))
                        .toList(),
                activity.refusals());
    }
}
