package dev.recs.stores.fakes;

import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.recommendation.ListDigest;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.lists.Recommendations;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Lists of a test. */
public final class InMemoryRecommendations implements Recommendations {

    private final NewestByUser<RecommendationList> lists = new NewestByUser<>(
            RecommendationList::userId,
            RecommendationList::version,
            (present, list) -> !present.variant().equals(list.variant()));

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
    public Map<UserId, PreviousList> previous(Collection<UserId> users) {
        Map<UserId, PreviousList> previous = new HashMap<>();
        lists.find(users)
                .forEach((user, list) -> previous.put(user, new PreviousList(list.version(), ListDigest.of(list))));
        return previous;
    }

    @Override
    public Set<UserId> stamp(Collection<NewStamp> stamps) {
        Set<UserId> others = new HashSet<>();
        for (NewStamp stamp : stamps) {
            Optional<RecommendationList> present = lists.find(stamp.userId());
            if (present.filter(list -> list.version().equals(stamp.previous())).isPresent()) {
                lists.save(List.of(stamped(present.get(), stamp.stamp())));
            } else if (present.filter(
                            list -> list.version().equals(stamp.stamp().version()))
                    .isEmpty()) {
                others.add(stamp.userId());
            }
        }
        return others;
    }

    static RecommendationList stamped(RecommendationList list, Stamp stamp) {
        return new RecommendationList(
                list.userId(),
                stamp.version(),
                list.generatedAt(),
                list.model(),
                stamp.recipe(),
                list.items(),
                list.shelves(),
                list.variant());
    }

    @Override
    public Set<VariantName> variants() {
        return lists.all().values().stream()
                .map(RecommendationList::variant)
                .filter(variant -> !variant.isNone())
                .collect(Collectors.toSet());
    }

    @Override
    public List<UserId> ofVariant(VariantName variant, String after, int limit) {
        return users(list -> list.variant().equals(variant), after, limit);
    }

    @Override
    public long countOf(VariantName variant) {
        return lists.all().values().stream()
                .filter(list -> list.variant().equals(variant))
                .count();
    }

    private List<UserId> users(Predicate<RecommendationList> wanted, String after, int limit) {
        return lists.all().values().stream()
                .filter(wanted)
                .map(RecommendationList::userId)
                .filter(user -> user.value().compareTo(after) > 0)
                .sorted(Comparator.comparing(UserId::value))
                .limit(limit)
                .toList();
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
