package dev.recs.pipeline;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.stores.activity.Activities;
import dev.recs.stores.erasure.Tombstones;
import dev.recs.stores.lists.PreviousProfile;
import dev.recs.stores.lists.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Loads a chunk of users and tells who can be refreshed, and why the others cannot. */
public final class Eligibility {

    private final Activities stored;
    private final Profiles profiles;
    private final Tombstones tombstones;
    private final Duration retention;
    private final SignalSettings signals;

    /**
     * @param retention how long searches and views count that only the previous profile still has
     * @param signals how many count, the latest of what is left when all that does not count is out
     */
    public Eligibility(
            Activities stored, Profiles profiles, Tombstones tombstones, Duration retention, SignalSettings signals) {
        this.stored = stored;
        this.profiles = profiles;
        this.tombstones = tombstones;
        this.retention = retention;
        this.signals = signals;
    }

    Eligible check(List<UserId> users, Instant asOf, Evidence evidence) {
        List<Activity> loaded = stored.load(users, asOf);
        Map<UserId, PreviousProfile> previous = profiles.previous(users);
        Map<UserId, Instant> erased = tombstones.erasedAt(users);
        Map<UserId, Instant> recreated = new HashMap<>();
        List<Activity> activities = new ArrayList<>(loaded.size());
        Map<Outcome, List<UserId>> ineligible = new EnumMap<>(Outcome.class);
        for (Activity activity : loaded) {
            Instant erasedAt = erased.get(activity.userId());
            if (erasedAt != null && activity.createdAt().isAfter(erasedAt)) {
                recreated.put(activity.userId(), activity.createdAt());
            }
            Activity own = activity.withoutRefused(evidence.categoryOf());
            Activity whole = withLastEvents(own, previous.get(activity.userId()), asOf)
                    .withoutRefused(evidence.categoryOf())
                    .where(evidence.counts().apply(activity.userId()))
                    .latest(signals.searches(), signals.views());
            refusal(whole, erasedAt != null && !recreated.containsKey(activity.userId()))
                    .ifPresentOrElse(
                            outcome -> ineligible
                                    .computeIfAbsent(outcome, ignored -> new ArrayList<>())
                                    .add(whole.userId()),
                            () -> activities.add(whole));
        }
        Set<UserId> known = loaded.stream().map(Activity::userId).collect(Collectors.toSet());
        if (known.size() < users.size()) {
            ineligible.put(
                    Outcome.UNKNOWN,
                    users.stream().filter(user -> !known.contains(user)).toList());
        }
        return new Eligible(activities, previous, ineligible, recreated);
    }

    /** What counts of activities that belong to no account; none of those of which nothing does. */
    List<Activity> evident(List<Activity> activities, Evidence evidence) {
        return activities.stream()
                .map(activity -> activity.where(evidence.counts().apply(activity.userId()))
                        .latest(signals.searches(), signals.views()))
                .filter(activity -> !activity.isEmpty())
                .toList();
    }

    private static Optional<Outcome> refusal(Activity activity, boolean isErased) {
        if (isErased) {
            return Optional.of(Outcome.ERASED);
        }
        if (!activity.personalizationEnabled()) {
            return Optional.of(Outcome.OPTED_OUT);
        }
        return activity.isEmpty() ? Optional.of(Outcome.TOO_FEW_SIGNALS) : Optional.empty();
    }

    /** If a user's lists in Redis are gone, what the last profile kept of them stands in until the retention ends it. */
    private Activity withLastEvents(Activity activity, @Nullable PreviousProfile previous, Instant asOf) {
        if (previous == null
                || !activity.searches().isEmpty()
                || !activity.views().isEmpty()) {
            return activity;
        }
        return activity.withEvents(
                previous.searches().stream()
                        .filter(search -> counts(search.timestamp(), asOf))
                        .toList(),
                previous.views().stream()
                        .filter(view -> counts(view.timestamp(), asOf))
                        .toList());
    }

    private boolean counts(Instant time, Instant asOf) {
        return !time.isAfter(asOf) && !time.isBefore(asOf.minus(retention));
    }

    /**
     * What is known of products that says whether what a user did with them counts.
     *
     * @param counts to the shop's rules, those of the user's variant
     * @param categoryOf the category of a product, which the user may have refused; empty for none
     */
    record Evidence(Function<UserId, Predicate<ProductId>> counts, Function<ProductId, String> categoryOf) {}

    /**
     * @param activities of those who can be refreshed
     * @param ineligible who cannot, by reason
     * @param recreated users who were erased and opened an account after that, with the time of it
     */
    record Eligible(
            List<Activity> activities,
            Map<UserId, PreviousProfile> previous,
            Map<Outcome, List<UserId>> ineligible,
            Map<UserId, Instant> recreated) {}
}
