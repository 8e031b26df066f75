package dev.recs.stores.lists;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.erasure.Tombstones;
import dev.recs.stores.fakes.InMemoryPublishedLists;
import dev.recs.stores.fakes.InMemoryTombstones;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

final class PublishedListsFakeTest extends PublishedListsContract {

    private Instant now = Samples.NOW;
    private final InMemoryTombstones tombstones = new InMemoryTombstones();
    private final InMemoryPublishedLists lists =
            new InMemoryPublishedLists(tombstones, TTL, ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Override
    PublishedLists create() {
        return lists;
    }

    @Override
    Tombstones tombstones() {
        return tombstones;
    }

    @Override
    void optOut(UserId user) {
        lists.optOut(user);
    }

    @Override
    boolean isPublished(UserId user, ListVersion version) {
        return lists.find(user)
                .filter(list -> list.equals(Samples.list(user, version)))
                .isPresent();
    }

    @Override
    boolean isStamped(UserId user, ListVersion made, ListVersion stamp) {
        RecommendationList list = Samples.list(user, made);
        return lists.find(user)
                .filter(
                        new RecommendationList(
                                user,
                                stamp,
                                list.generatedAt(),
                                list.model(),
                                "new recipe",
                                list.items(),
                                list.shelves())::equals)
                .isPresent();
    }

    @Override
    void pass(Duration time) {
        now = now.plus(time);
    }
}
