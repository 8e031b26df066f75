package dev.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.ProfileMetadata;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.fakes.InMemoryProfiles;
import dev.recs.stores.fakes.InMemoryPublishedLists;
import dev.recs.stores.fakes.InMemoryRecommendations;
import dev.recs.stores.fakes.InMemoryTombstones;
import dev.recs.stores.lists.PreviousProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ListPublisherTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(9);
    private static final UserId ANNA = new UserId("anna");
    private static final UserId BEN = new UserId("ben");

    private final InMemoryProfiles profiles = new InMemoryProfiles();
    private final InMemoryRecommendations recommendations = new InMemoryRecommendations();
    private final InMemoryTombstones stored = new InMemoryTombstones();
    private final InMemoryTombstones inRedis = new InMemoryTombstones();
    private final InMemoryPublishedLists published =
            new InMemoryPublishedLists(inRedis, Duration.ofMinutes(30), Clock.fixed(NOW, ZoneOffset.UTC));
    private final ListPublisher publisher =
            new ListPublisher(profiles, recommendations, published, new ListPublisher.Flags(stored, inRedis));

    @Test
    void aNewListIsInBothStoresAndTheProfileBesideIt() {
        assertThat(save(NOW, ANNA)).containsExactly(Outcome.REFRESHED);
        assertThat(recommendations.find(ANNA)).contains(list(ANNA, NOW));
        assertThat(published.find(ANNA)).contains(list(ANNA, NOW));
        assertThat(profiles.find(ANNA)).contains(profile(ANNA, NOW));
    }

    @Test
    void aProfileThatWouldBeTheSameIsNotWrittenAndItsListIs() {
        save(NOW.minusSeconds(9), ANNA);
        PreviousProfile previous =
                profiles.previous(List.of(ANNA)).values().iterator().next();
        assertThat(publisher.save(List.of(profile(ANNA, NOW)), List.of(list(ANNA, NOW)), Map.of(ANNA, previous)))
                .containsExactly(Outcome.UNCHANGED);
        assertThat(profiles.find(ANNA)).contains(profile(ANNA, NOW.minusSeconds(9)));
        assertThat(recommendations.find(ANNA)).contains(list(ANNA, NOW));
    }

    @Test
    void aNewerListStaysInBothStoresAndTheOthersOfTheChunkAreWritten() {
        save(NOW, ANNA);
        assertThat(save(NOW.minusSeconds(1), ANNA, BEN)).containsExactly(Outcome.NEWER_PRESENT, Outcome.REFRESHED);
        assertThat(recommendations.find(ANNA)).contains(list(ANNA, NOW));
        assertThat(published.find(ANNA)).contains(list(ANNA, NOW));
        assertThat(published.find(BEN)).contains(list(BEN, NOW.minusSeconds(1)));
    }

    /** Redis may have lost its tombstones: MongoDB's count. */
    @Test
    void whoWasErasedWhileTheListWasMadeHasNothingAnywhereWhicheverStoreKnows() {
        stored.add(ANNA, NOW);
        inRedis.add(BEN, NOW);
        assertThat(save(NOW, ANNA, BEN)).containsExactly(Outcome.ERASED, Outcome.ERASED);
        for (UserId user : List.of(ANNA, BEN)) {
            assertNothingIsLeftOf(user);
        }
    }

    @Test
    void whoOptedOutWhileTheListWasMadeHasNothingAnywhere() {
        published.optOut(ANNA);
        assertThat(save(NOW, ANNA)).containsExactly(Outcome.OPTED_OUT);
        assertNothingIsLeftOf(ANNA);
    }

    @Test
    void ofWhoHasTooFewSignalsOnlyWhatALaterRefreshMadeStays() {
        save(NOW, ANNA);
        save(NOW.plusSeconds(2), BEN);
        publisher.settle(Outcome.TOO_FEW_SIGNALS, List.of(ANNA, BEN), NOW.plusSeconds(1));
        assertNothingIsLeftOf(ANNA);
        assertThat(published.find(BEN)).isPresent();
        assertThat(recommendations.exists(BEN)).isTrue();
        assertThat(profiles.exists(BEN)).isTrue();
    }

    @Test
    void aUserWhomTheShopDoesNotListKeepsEverythingForRetentionDecides() {
        save(NOW, ANNA);
        publisher.settle(Outcome.UNKNOWN, List.of(ANNA), NOW.plusSeconds(1));
        assertThat(published.find(ANNA)).isPresent();
        assertThat(recommendations.exists(ANNA)).isTrue();
    }

    @Test
    void aJobGivesAnEqualListANewStampOnly() {
        save(BEFORE, ANNA);
        assertThat(saveChanged(NOW, "recipe of today", ANNA)).containsExactly(Outcome.LIST_UNCHANGED);
        RecommendationList before = list(ANNA, BEFORE);
        RecommendationList stamped = new RecommendationList(
                ANNA, version(NOW), before.generatedAt(), "model", "recipe of today", before.items(), before.shelves());
        assertThat(recommendations.find(ANNA)).contains(stamped);
        assertThat(published.find(ANNA)).contains(stamped);
        assertThat(save(BEFORE.plusSeconds(1), ANNA)).containsExactly(Outcome.NEWER_PRESENT);
    }

    @Test
    void aJobWritesWholeWhatIsNewOrHasChanged() {
        assertThat(saveChanged(BEFORE, "recipe", ANNA)).containsExactly(Outcome.REFRESHED);
        List<RecommendationList> changed = List.of(
                new RecommendationList(ANNA, version(NOW), NOW, "another model", "recipe", List.of(), List.of()));
        assertThat(publisher.saveChanged(List.of(profile(ANNA, NOW)), changed, Map.of()))
                .containsExactly(Outcome.REFRESHED);
        assertThat(recommendations.find(ANNA)).contains(changed.getFirst());
        assertThat(published.find(ANNA)).contains(changed.getFirst());
    }

    @Test
    void aJobLeavesANewerListAndRepeatsItsOwn() {
        save(NOW, ANNA);
        assertThat(saveChanged(BEFORE, "recipe", ANNA)).containsExactly(Outcome.NEWER_PRESENT);
        saveChanged(NOW, "recipe", ANNA, BEN);
        assertThat(saveChanged(NOW, "recipe", ANNA, BEN)).containsExactly(Outcome.REFRESHED, Outcome.REFRESHED);
    }

    @Test
    void whoWasErasedOrOptedOutKeepsNoStampedListEither() {
        save(BEFORE, ANNA, BEN);
        stored.add(ANNA, NOW);
        published.optOut(BEN);
        assertThat(saveChanged(NOW, "recipe", ANNA, BEN)).containsExactly(Outcome.ERASED, Outcome.OPTED_OUT);
        assertNothingIsLeftOf(ANNA);
        assertNothingIsLeftOf(BEN);
    }

    @Test
    void aNewAccountEndsTheErasureInBothStores() {
        stored.add(ANNA, NOW);
        inRedis.add(ANNA, NOW);
        publisher.lift(Map.of(ANNA, NOW.plusSeconds(1)));
        assertThat(save(NOW.plusSeconds(2), ANNA)).containsExactly(Outcome.REFRESHED);
    }

    private void assertNothingIsLeftOf(UserId user) {
        assertThat(profiles.exists(user)).isFalse();
        assertThat(recommendations.exists(user)).isFalse();
        assertThat(published.find(user)).isEmpty();
    }

    private List<Outcome> save(Instant asOf, UserId... users) {
        List<UserId> all = List.of(users);
        return publisher.save(
                all.stream().map(user -> profile(user, asOf)).toList(),
                all.stream().map(user -> list(user, asOf)).toList(),
                Map.of());
    }

    private List<Outcome> saveChanged(Instant asOf, String recipe, UserId... users) {
        List<UserId> all = List.of(users);
        return publisher.saveChanged(
                all.stream().map(user -> profile(user, asOf)).toList(),
                all.stream()
                        .map(user -> new RecommendationList(
                                user, version(asOf), asOf, "model", recipe, List.of(), List.of()))
                        .toList(),
                Map.of());
    }

    private static RecommendationList list(UserId user, Instant asOf) {
        return new RecommendationList(user, version(asOf), NOW, "model", "recipe", List.of(), List.of());
    }

    private static UserProfile profile(UserId user, Instant asOf) {
        return new UserProfile(
                user,
                version(asOf),
                null,
                "",
                new DataSnapshot(List.of(), List.of(), List.of(), List.of()),
                new ProfileMetadata(0, 0, 0, Instant.EPOCH, "recipe"),
                "hash");
    }

    private static ListVersion version(Instant asOf) {
        return new ListVersion(asOf, Instant.EPOCH);
    }
}
