package dev.recs.stores.lists;

import static dev.recs.stores.lists.Samples.ANNA;
import static dev.recs.stores.lists.Samples.BEN;
import static dev.recs.stores.lists.Samples.NOW;
import static dev.recs.stores.lists.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.model.recommendation.ListDigest;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.lists.Recommendations.NewStamp;
import dev.recs.stores.lists.Recommendations.PreviousList;
import dev.recs.stores.lists.Recommendations.Stamp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every store of lists promises. */
abstract class RecommendationsContract {

    private Recommendations store;

    /** An empty one. */
    abstract Recommendations create();

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
    void aListOfTheSameVersionIsWrittenOverByOneOfAnotherVariant() {
        store.save(List.of(of(ANNA, version(1, 1))));
        for (VariantName variant : List.of(VariantName.of("e", "a"), VariantName.of("e", "b"), VariantName.NONE)) {
            assertThat(store.save(List.of(Samples.list(ANNA, version(1, 1), variant))))
                    .isEmpty();
            assertThat(store.find(ANNA)).contains(Samples.list(ANNA, version(1, 1), variant));
        }
        assertThat(store.save(List.of(Samples.list(ANNA, version(1, 0), VariantName.HOLD_OUT))))
                .as("an older one is refused, whatever its variant")
                .containsExactly(ANNA);
    }

    @Test
    void listsAreFoundByTheirVariantInTheOrderOfTheirUsers() {
        VariantName control = VariantName.of("e", "a");
        VariantName over = VariantName.of("before", "a");
        UserId carl = new UserId("carl");
        UserId dora = new UserId("dora");
        store.save(List.of(
                Samples.list(dora, version(0, 0), VariantName.HOLD_OUT),
                Samples.list(ANNA, version(0, 0), over),
                Samples.list(BEN, version(0, 0), control),
                Samples.list(carl, version(0, 0), VariantName.NONE)));
        assertThat(store.variants()).containsExactlyInAnyOrder(control, over, VariantName.HOLD_OUT);
        assertThat(store.ofVariant(VariantName.NONE, "", 10)).containsExactly(carl);
        assertThat(store.ofVariant(control, "", 10)).containsExactly(BEN);
        assertThat(store.countOf(control)).isEqualTo(1);
        assertThat(store.countOf(VariantName.of("e", "c"))).isZero();
        assertThat(store.ofVariant(control, "ben", 10)).isEmpty();
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
    void aStampIsTheVersionAndTheRecipe() {
        store.save(List.of(of(ANNA, version(3, 2))));
        assertThat(store.stamps(List.of(ANNA, BEN)))
                .isEqualTo(Map.of(
                        ANNA, new Stamp(version(3, 2), of(ANNA, version(3, 2)).recipe())));
        assertThat(store.stamps(List.of())).isEmpty();
    }

    @Test
    void aListIsComparedByItsVersionAndItsDigest() {
        store.save(List.of(of(ANNA, version(3, 2))));
        assertThat(store.previous(List.of(ANNA, BEN))).containsOnlyKeys(ANNA);
        PreviousList previous =
                Objects.requireNonNull(store.previous(List.of(ANNA)).get(ANNA));
        assertThat(previous.version()).isEqualTo(version(3, 2));
        assertThat(previous.digest().isNear(ListDigest.of(of(BEN, version(9, 9)))))
                .isTrue();
        assertThat(store.previous(List.of())).isEmpty();
    }

    @Test
    void aStampChangesTimesAndRecipeAndNothingElse() {
        store.save(List.of(of(ANNA, version(0, 0))));
        assertThat(store.stamp(List.of(stamp(ANNA, version(0, 0), version(9, 8)))))
                .isEmpty();
        RecommendationList stamped = store.find(ANNA).orElseThrow();
        assertThat(stamped.version()).isEqualTo(version(9, 8));
        assertThat(stamped.recipe()).isEqualTo("new recipe");
        assertThat(stamped.generatedAt()).isEqualTo(of(ANNA, version(0, 0)).generatedAt());
        assertThat(stamped.items()).isEqualTo(of(ANNA, version(0, 0)).items());
        assertThat(store.stamps(List.of(ANNA))).isEqualTo(Map.of(ANNA, new Stamp(version(9, 8), "new recipe")));
        assertThat(store.save(List.of(of(ANNA, version(5, 5)))))
                .as("the guard goes by the stamp")
                .containsExactly(ANNA);
    }

    @Test
    void onlyTheListThatWasComparedIsStamped() {
        store.save(List.of(of(ANNA, version(1, 1))));
        assertThat(store.stamp(
                        List.of(stamp(ANNA, version(0, 0), version(9, 9)), stamp(BEN, version(0, 0), version(9, 9)))))
                .as("a list of another refresh, though older than the stamp, and one that is gone")
                .containsExactlyInAnyOrder(ANNA, BEN);
        assertThat(store.find(ANNA)).contains(of(ANNA, version(1, 1)));
        assertThat(store.exists(BEN)).isFalse();
    }

    @Test
    void aStampMayBeRepeated() {
        store.save(List.of(of(ANNA, version(0, 0))));
        store.stamp(List.of(stamp(ANNA, version(0, 0), version(9, 9))));
        assertThat(store.stamp(List.of(stamp(ANNA, version(0, 0), version(9, 9)))))
                .isEmpty();
        assertThat(store.stamp(List.of())).isEmpty();
    }

    private static NewStamp stamp(UserId user, ListVersion previous, ListVersion version) {
        return new NewStamp(user, previous, new Stamp(version, "new recipe"), VariantName.NONE);
    }

    @Test
    void allAreCounted() {
        store.save(List.of(of(ANNA, version(0, 0)), of(BEN, version(0, 0))));
        assertThat(store.count()).isEqualTo(2);
    }

    private static RecommendationList of(UserId user, ListVersion version) {
        return Samples.list(user, version);
    }
}
