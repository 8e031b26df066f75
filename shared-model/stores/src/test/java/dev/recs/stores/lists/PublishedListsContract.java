package dev.recs.stores.lists;

import static dev.recs.stores.lists.Samples.ANNA;
import static dev.recs.stores.lists.Samples.BEN;
import static dev.recs.stores.lists.Samples.NOW;
import static dev.recs.stores.lists.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.stores.erasure.Tombstones;
import dev.recs.stores.lists.Recommendations.NewStamp;
import dev.recs.stores.lists.Recommendations.Stamp;
import dev.recs.stores.redis.NewerWinsScript.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every store of published lists promises. */
abstract class PublishedListsContract {

    static final Duration TTL = Duration.ofMinutes(30);

    private PublishedLists store;

    /** An empty one, with no tombstone and no flag; lists live for {@link #TTL}. */
    abstract PublishedLists create();

    /** The tombstones that it looks at. */
    abstract Tombstones tombstones();

    abstract void optOut(UserId user);

    /** Whether a reader finds a list of this version. */
    abstract boolean isPublished(UserId user, ListVersion version);

    /** Whether a reader finds the list of the first version with the stamp of the second and the recipe "new recipe". */
    abstract boolean isStamped(UserId user, ListVersion made, ListVersion stamp);

    abstract void pass(Duration time);

    @BeforeEach
    void start() {
        store = create();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, true", "1, -99, true", "0, 1, true", "0, 0, false", "0, -1, false", "-1, 99, false"})
    void onlyANewerOneIsWritten(long asOf, long until, boolean isWritten) {
        publish(ANNA, version(0, 0));
        assertThat(publish(ANNA, version(asOf, until))).isEqualTo(isWritten ? Outcome.WRITTEN : Outcome.NEWER_PRESENT);
        assertThat(isPublished(ANNA, isWritten ? version(asOf, until) : version(0, 0)))
                .isTrue();
    }

    @Test
    void anErasedUserTakesNothing() {
        tombstones().add(ANNA, NOW);
        assertThat(publish(ANNA, version(1, 1))).isEqualTo(Outcome.ERASED);
        assertThat(isPublished(ANNA, version(1, 1))).isFalse();
        tombstones().remove(ANNA);
        assertThat(publish(ANNA, version(1, 1))).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void whoOptedOutTakesNothingAndErasedIsTheStrongerWord() {
        optOut(ANNA);
        assertThat(publish(ANNA, version(1, 1))).isEqualTo(Outcome.OPTED_OUT);
        assertThat(isPublished(ANNA, version(1, 1))).isFalse();
        tombstones().add(ANNA, NOW);
        assertThat(publish(ANNA, version(1, 1))).isEqualTo(Outcome.ERASED);
    }

    @Test
    void aListEndsWithItsTimeToLiveAndThenAnOlderOneMayCome() {
        publish(ANNA, version(5, 5));
        pass(TTL.minusSeconds(10));
        assertThat(isPublished(ANNA, version(5, 5))).isTrue();
        pass(Duration.ofSeconds(11));
        assertThat(isPublished(ANNA, version(5, 5))).isFalse();
        assertThat(publish(ANNA, version(0, 0))).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void aLaterOneSurvivesTheDeletionOfOlderOnes() {
        publish(ANNA, version(1, 1));
        publish(BEN, version(0, 0));
        store.deleteOlder(List.of(ANNA, BEN), NOW);
        assertThat(isPublished(ANNA, version(1, 1))).isTrue();
        assertThat(isPublished(BEN, version(0, 0))).isFalse();
        store.delete(List.of(ANNA, BEN));
        assertThat(isPublished(ANNA, version(1, 1))).isFalse();
    }

    @Test
    void publishingAndDeletingNothingIsNothing() {
        assertThat(store.publish(List.of(), List.of())).isEmpty();
        assertThat(store.stamp(List.of(), List.of())).isEmpty();
        store.delete(List.of());
        store.deleteOlder(List.of(), NOW);
    }

    @Test
    void aStampedListIsTheSameWithNewTimes() {
        publish(ANNA, version(0, 0));
        assertThat(stamp(ANNA, version(0, 0), version(9, 8))).isEqualTo(Outcome.WRITTEN);
        assertThat(isStamped(ANNA, version(0, 0), version(9, 8))).isTrue();
        assertThat(publish(ANNA, version(9, 7)))
                .as("the guard goes by the stamp")
                .isEqualTo(Outcome.NEWER_PRESENT);
        assertThat(stamp(ANNA, version(9, 8), version(9, 8))).isEqualTo(Outcome.NEWER_PRESENT);
        assertThat(publish(ANNA, version(9, 9))).isEqualTo(Outcome.WRITTEN);
    }

    @Test
    void aStampedListLivesItsWholeTimeAgain() {
        publish(ANNA, version(0, 0));
        pass(TTL.minusSeconds(10));
        stamp(ANNA, version(0, 0), version(1, 1));
        pass(TTL.minusSeconds(10));
        assertThat(isStamped(ANNA, version(0, 0), version(1, 1))).isTrue();
    }

    @Test
    void aListThatIsNotThereStaysAwayAndOneThatWasNotComparedIsRemoved() {
        assertThat(stamp(ANNA, version(0, 0), version(9, 9))).isEqualTo(Outcome.WRITTEN);
        publish(ANNA, version(1, 1));
        assertThat(isPublished(ANNA, version(1, 1))).isTrue();
        assertThat(stamp(ANNA, version(0, 0), version(9, 9))).isEqualTo(Outcome.WRITTEN);
        assertThat(publish(ANNA, version(2, 2))).as("nothing is there").isEqualTo(Outcome.WRITTEN);
        assertThat(stamp(ANNA, version(0, 0), version(1, 9))).isEqualTo(Outcome.NEWER_PRESENT);
        assertThat(isPublished(ANNA, version(2, 2))).isTrue();
    }

    @Test
    void marksRefuseAStampToo() {
        publish(ANNA, version(0, 0));
        optOut(ANNA);
        assertThat(stamp(ANNA, version(0, 0), version(9, 9))).isEqualTo(Outcome.OPTED_OUT);
        tombstones().add(ANNA, NOW);
        assertThat(stamp(ANNA, version(0, 0), version(9, 9))).isEqualTo(Outcome.ERASED);
        assertThat(isPublished(ANNA, version(0, 0))).isTrue();
    }

    private Outcome stamp(UserId user, ListVersion compared, ListVersion version) {
        return Objects.requireNonNull(store.stamp(
                        List.of(Samples.profile(user, version)),
                        List.of(new NewStamp(user, compared, new Stamp(version, "new recipe"), VariantName.NONE)))
                .get(user));
    }

    private Outcome publish(UserId user, ListVersion version) {
        return Objects.requireNonNull(
                store.publish(List.of(Samples.profile(user, version)), List.of(Samples.list(user, version)))
                        .get(user));
    }
}
