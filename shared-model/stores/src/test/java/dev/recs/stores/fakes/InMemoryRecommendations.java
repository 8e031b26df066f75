package dev.recs.stores.fakes;

import dev.recs.model.UserId;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.lists.Recommendations;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists of a test. */
public final class InMemoryRecommendations implements Recommendations {

    private final NewestByUser<RecommendationList> lists =
            new NewestByUser<>(RecommendationList::userId, RecommendationList::version);

    @Override
    public Set<UserId> save(List<RecommendationList> newLists) {
        return lists.save(newLists);
    }

    @Override
    public Optional<RecommendationList> find(UserId user) {
        return lists.find(user);
    }

    @Override
    public Map<UserId, Stamp> stamps(Collection<UserId> users) {
        Map<UserId, Stamp> stamps = new HashMap<>();
        lists.find(users).forEach((user, list) -> stamps.put(user, new Stamp(list.version(), list.recipe())));
        return stamps;
    }

    @Override
    public long count() {
        return lists.all().size();
    }

    @Override
    public boolean exists(UserId user) {
        return lists.find(user).isPresent();
    }

    @Override
    public long delete(Collection<UserId> users) {
        return lists.delete(users);
    }

    @Override
    public void deleteOlder(Collection<UserId> users, Instant asOf) {
        lists.deleteOlder(users, asOf);
    }
}
