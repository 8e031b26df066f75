package dev.recs.stores.fakes;

import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.UserProfile;
import dev.recs.stores.lists.PreviousProfile;
import dev.recs.stores.lists.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Profiles of a test. */
public final class InMemoryProfiles implements Profiles {

    private final NewestByUser<UserProfile> profiles = new NewestByUser<>(UserProfile::userId, UserProfile::version);

    @Override
    public Set<UserId> save(List<UserProfile> newProfiles) {
        return profiles.save(newProfiles);
    }

    @Override
    public Optional<UserProfile> find(UserId user) {
        return profiles.find(user);
    }

    @Override
    public Map<UserId, PreviousProfile> previous(Collection<UserId> users) {
        Map<UserId, PreviousProfile> previous = new HashMap<>();
        profiles.find(users)
                .forEach((user, profile) -> previous.put(
                        user,
                        new PreviousProfile(
                                profile.activityHash(),
                                profile.metadata().generationVersion(),
                                profile.snapshot().recentSearches(),
                                profile.snapshot().recentViews())));
        return previous;
    }

    @Override
    public List<String> dominantCategories(UserId user) {
        return profiles.find(user)
                .map(profile -> profile.snapshot().dominantCategories())
                .orElse(List.of());
    }

    @Override
    public long forEachPage(int size, Consumer<Map<UserId, Instant>> page) {
        Map<UserId, Instant> next = new HashMap<>();
        Map<UserId, UserProfile> all = profiles.all();
        all.forEach((user, profile) -> {
            next.put(user, profile.version().activityUntil());
            if (next.size() == size) {
                page.accept(Map.copyOf(next));
                next.clear();
            }
        });
        if (!next.isEmpty()) {
            page.accept(next);
        }
        return all.size();
    }

    @Override
    public LongSummaryStatistics ages(Instant now) {
        LongSummaryStatistics ages = new LongSummaryStatistics();
        profiles.all()
                .values()
                .forEach(profile -> ages.accept(
                        Duration.between(profile.version().asOf(), now).toSeconds()));
        return ages;
    }

    @Override
    public void forgetSearches(UserId user, Predicate<RecentSearch> forgotten) {
        profiles.find(user).ifPresent(profile -> {
            profiles.delete(List.of(user));
            profiles.save(List.of(profile.withoutSearches(forgotten)));
        });
    }

    @Override
    public boolean exists(UserId user) {
        return profiles.find(user).isPresent();
    }

    @Override
    public long delete(Collection<UserId> users) {
        return profiles.delete(users);
    }

    @Override
    public void deleteOlder(Collection<UserId> users, Instant asOf) {
        profiles.deleteOlder(users, asOf);
    }
}
