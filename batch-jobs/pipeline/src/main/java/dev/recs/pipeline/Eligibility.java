package dev.recs.pipeline;

import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.stores.activity.ActivityStore;
import dev.recs.stores.lists.PreviousProfile;
import dev.recs.stores.lists.PreviousProfiles;
import dev.recs.stores.lists.Tombstones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads a chunk of users and tells who can be refreshed, and why the others cannot. */
public final class Eligibility {

    private final ActivityStore activityStore;
    private final PreviousProfiles formerProfiles;
    private final Tombstones marks;

    public Eligibility(ActivityStore activityStore, PreviousProfiles formerProfiles, Tombstones marks) {
        this.activityStore = activityStore;
        this.formerProfiles = formerProfiles;
        this.marks = marks;
    }

    Admitted admit(List<UserId> users, Instant asOf) {
        List<Activity> loaded = activityStore.load(users, asOf);
        Map<UserId, PreviousProfile> former = formerProfiles.find(users);
        Set<UserId> erased = marks.erased(users);
        List<Activity> activities = new ArrayList<>(loaded.size());
        Map<Outcome, List<UserId>> others = new EnumMap<>(Outcome.class);
        for (Activity activity : loaded) {
            Activity whole = withLastEvents(activity, former.get(activity.userId()), asOf);
            refusal(whole, erased)
                    .ifPresentOrElse(
                            outcome -> others.computeIfAbsent(outcome, ignored -> new ArrayList<>())
                                    .add(whole.userId()),
                            () -> activities.add(whole));
        }
        Set<UserId> known = loaded.stream().map(Activity::userId).collect(Collectors.toSet());
        if (known.size() < users.size()) {
            others.put(
                    Outcome.UNKNOWN,
                    users.stream().filter(user -> !known.contains(user)).toList());
        }
        return new Admitted(activities, former, others);
    }

    private static Optional<Outcome> refusal(Activity activity, Set<UserId> erased) {
        if (!activity.personalizationEnabled() || erased.contains(activity.userId())) {
            return Optional.of(Outcome.OPTED_OUT);
        }
        return activity.isEmpty() ? Optional.of(Outcome.TOO_FEW_SIGNALS) : Optional.empty();
    }

    /** If a user's lists in Redis are gone, what the last profile kept of them stands in. */
    private static Activity withLastEvents(Activity activity, @Nullable PreviousProfile former, Instant asOf) {
        if (former == null
                || !activity.searches().isEmpty()
                || !activity.views().isEmpty()) {
            return activity;
        }
        return activity.withEvents(
                former.searches().stream()
                        .filter(search -> !search.timestamp().isAfter(asOf))
                        .toList(),
                former.views().stream()
                        .filter(view -> !view.timestamp().isAfter(asOf))
                        .toList());
    }

    /**
     * @param activities of those who can be refreshed
     * @param others who cannot, by reason
     */
    record Admitted(List<Activity> activities, Map<UserId, PreviousProfile> former, Map<Outcome, List<UserId>> others) {

        List<UserId> with(Outcome outcome) {
            return others.getOrDefault(outcome, List.of());
        }
    }
}
