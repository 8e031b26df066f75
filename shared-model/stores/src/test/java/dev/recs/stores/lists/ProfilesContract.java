package dev.recs.stores.lists;

import static dev.recs.stores.lists.Samples.ANNA;
import static dev.recs.stores.lists.Samples.BEN;
import static dev.recs.stores.lists.Samples.NOW;
import static dev.recs.stores.lists.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.UserProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every store of profiles promises. */
abstract class ProfilesContract {

    private Profiles store;

    /** An empty one. */
    abstract Profiles create();

    @BeforeEach
    void start() {
        store = create();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, true", "1, -99, true", "0, 1, true", "0, 0, false", "0, -1, false", "-1, 99, false"})
    void onlyANewerOneIsWritten(long asOf, long until, boolean isWritten) {
        store.save(List.of(of(ANNA, version(0, 0))));
        boolean isSame = asOf == 0 && until == 0;
        assertThat(store.save(List.of(of(ANNA, version(asOf, until)))))
                .as("the same version counts as written")
                .isEqualTo(isWritten || isSame ? Set.of() : Set.of(ANNA));
        assertThat(store.find(ANNA)).contains(of(ANNA, isWritten ? version(asOf, until) : version(0, 0)));
    }

    @Test
    void inABatchEachUserIsDecidedAlone() {
        store.save(List.of(of(ANNA, version(5, 5))));
        assertThat(store.save(List.of(of(ANNA, version(4, 9)), of(BEN, version(4, 9)))))
                .containsExactly(ANNA);
        assertThat(store.find(ANNA)).contains(of(ANNA, version(5, 5)));
        assertThat(store.find(BEN)).contains(of(BEN, version(4, 9)));
    }

    @Test
    void savingNothingIsNothing() {
        assertThat(store.save(List.of())).isEmpty();
    }

    @Test
    void aLaterOneSurvivesTheDeletionOfOlderOnes() {
        store.save(List.of(of(ANNA, version(1, 1)), of(BEN, version(0, 0))));
        store.deleteOlder(List.of(ANNA, BEN), NOW);
        assertThat(store.exists(ANNA)).isTrue();
        assertThat(store.exists(BEN)).isFalse();
        store.deleteOlder(List.of(), NOW);
    }

    @Test
    void deletedIsGoneAndCounted() {
        store.save(List.of(of(ANNA, version(0, 0))));
        assertThat(store.delete(List.of(ANNA, BEN))).isEqualTo(1);
        assertThat(store.find(ANNA)).isEmpty();
        assertThat(store.delete(List.of(ANNA))).isZero();
        assertThat(store.delete(List.of())).isZero();
        assertThat(store.save(List.of(of(ANNA, version(-9, -9)))))
                .as("nothing is left that would be newer")
                .isEmpty();
    }

    @Test
    void ofManyWritersAtOnceTheNewestStays() throws InterruptedException {
        List<Thread> writers = IntStream.range(0, 20)
                .mapToObj(i ->
                        Thread.ofVirtual().unstarted(() -> store.save(List.of(of(ANNA, version(i * 7 % 20, 0))))))
                .toList();
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(store.find(ANNA)).contains(of(ANNA, version(19, 0)));
    }

    @Test
    void thePreviousProfileSaysWhatItWasMadeOf() {
        UserProfile profile = of(ANNA, version(0, 0));
        store.save(List.of(profile));
        assertThat(store.previous(List.of(ANNA, BEN)))
                .isEqualTo(Map.of(
                        ANNA,
                        new PreviousProfile(
                                profile.activityHash(),
                                "recipe",
                                profile.snapshot().recentSearches(),
                                profile.snapshot().recentViews())));
    }

    @Test
    void aForgottenSearchIsInNoPartOfTheProfileAndTheProfileIsOutdated() {
        UserProfile whole = of(ANNA, version(0, 0));
        UserProfile profile = new UserProfile(
                ANNA,
                whole.version(),
                whole.embedding(),
                "User interests: [purchased: tea] [searched: tea, red mug, tea] [viewed: cup]",
                new DataSnapshot(
                        whole.snapshot().recentPurchases(),
                        List.of(
                                new RecentSearch("tea", NOW),
                                new RecentSearch("red mug", NOW.minusSeconds(1)),
                                new RecentSearch("tea", NOW.minusSeconds(2))),
                        whole.snapshot().recentViews(),
                        List.of("Kitchen"),
                        List.of(0.5, 0.1, 0.2, 0.15, 0.05)),
                whole.metadata(),
                "hash");
        store.save(List.of(profile));
        store.forgetSearches(ANNA, search -> search.query().equals("tea"));
        store.forgetSearches(BEN, search -> true);
        UserProfile left = store.find(ANNA).orElseThrow();
        assertThat(left.text()).isEqualTo("User interests: [purchased: tea] [searched: red mug] [viewed: cup]");
        assertThat(left.snapshot())
                .isEqualTo(new DataSnapshot(
                        whole.snapshot().recentPurchases(),
                        List.of(new RecentSearch("red mug", NOW.minusSeconds(1))),
                        whole.snapshot().recentViews(),
                        List.of("Kitchen"),
                        List.of(0.5, 0.2, 0.05)));
        assertThat(left.embedding()).isEqualTo(whole.embedding());
        assertThat(store.previous(List.of(ANNA)))
                .allSatisfy((user, previous) ->
                        assertThat(previous.isMadeOf("hash", "recipe")).isFalse());
    }

    @Test
    void dominantCategoriesComeLargestFirst() {
        store.save(List.of(of(ANNA, version(0, 0))));
        assertThat(store.dominantCategories(ANNA)).containsExactly("Kitchen", "Garden");
        assertThat(store.dominantCategories(BEN)).isEmpty();
    }

    @Test
    void everyProfileComesOnceAPageAtATime() {
        List<UserProfile> profiles = IntStream.range(0, 25)
                .mapToObj(i -> of(new UserId("user " + i), version(i, i)))
                .toList();
        store.save(profiles);
        Map<UserId, Instant> found = new HashMap<>();
        List<Integer> sizes = new ArrayList<>();
        assertThat(store.forEachPage(10, page -> {
                    found.putAll(page);
                    sizes.add(page.size());
                }))
                .isEqualTo(25);
        assertThat(sizes).containsExactly(10, 10, 5);
        assertThat(found).hasSize(25).containsEntry(new UserId("user 7"), NOW.plusSeconds(7));
    }

    @Test
    void agesAreCountedFromTheAsOf() {
        store.save(List.of(of(ANNA, version(0, 0)), of(BEN, version(-30, 0))));
        LongSummaryStatistics ages = store.ages(NOW.plusSeconds(10));
        assertThat(ages.getCount()).isEqualTo(2);
        assertThat(ages.getMin()).isEqualTo(10);
        assertThat(ages.getMax()).isEqualTo(40);
    }

    private static UserProfile of(UserId user, ListVersion version) {
        return Samples.profile(user, version);
    }
}
