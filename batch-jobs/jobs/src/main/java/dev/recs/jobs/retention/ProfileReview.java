package dev.recs.jobs.retention;

import dev.recs.model.UserId;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.shop.ShopUsers;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whose stored profile is not as it should be: its user is gone or inactive for long, or the shop has less of it than was read. */
final class ProfileReview {

    private final ShopUsers shop;
    private final Recommendations recommendations;
    private final GoneSignals goneSignals;
    private final RefreshSettings settings;

    ProfileReview(ShopUsers shop, Recommendations recommendations, GoneSignals goneSignals, RefreshSettings settings) {
        this.shop = shop;
        this.recommendations = recommendations;
        this.goneSignals = goneSignals;
        this.settings = settings;
    }

    /**
     * Judges a page of profiles.
     *
     * @param activityUntil of each
     */
    Findings review(Map<UserId, Instant> activityUntil, Instant asOf) {
        Instant inactiveSince = asOf.minus(settings.retention());
        Set<UserId> known = new HashSet<>();
        Set<UserId> inactivity = new HashSet<>();
        Set<UserId> outdated = new HashSet<>();
        shop.accounts(activityUntil.keySet()).forEach((user, account) -> {
            known.add(user);
            Instant lastActive = account.lastActiveAt();
            if (lastActive.isAfter(Instant.EPOCH) && lastActive.isBefore(inactiveSince)) {
                inactivity.add(user);
            }
            if (lastActive.isBefore(activityUntil.getOrDefault(user, Instant.EPOCH))) {
                outdated.add(user);
            }
        });
        known.stream().filter(goneSignals::contains).forEach(outdated::add);
        inactivity.removeAll(remade(inactivity, asOf));
        outdated.removeAll(inactivity);
        return new Findings(
                activityUntil.keySet().stream()
                        .filter(user -> !known.contains(user) || inactivity.contains(user))
                        .toList(),
                List.copyOf(outdated));
    }

    /** The run is over: whoever it found without signals was judged once. */
    void end() {
        goneSignals.clear();
    }

    /** Those whose list was made on purpose, after the nights had stopped choosing them. */
    private Set<UserId> remade(Set<UserId> users, Instant asOf) {
        Instant since = asOf.minus(settings.retention()).plus(settings.activeWithin());
        return recommendations.stamps(users).entrySet().stream()
                .filter(list -> list.getValue().version().asOf().isAfter(since))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Whose profile is not as it should be.
     *
     * @param inactive deleted, or inactive for long
     * @param outdated with a profile of activity that the shop has no more
     */
    record Findings(List<UserId> inactive, List<UserId> outdated) {}
}
