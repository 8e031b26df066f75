package dev.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ListVersion;
import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.profile.DataSnapshot;
import dev.recs.model.profile.ProfileMetadata;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.profile.UserProfile;
import dev.recs.pipeline.Eligibility.Eligible;
import dev.recs.pipeline.Eligibility.Evidence;
import dev.recs.recommender.signal.SignalSettings;
import dev.recs.stores.fakes.InMemoryActivities;
import dev.recs.stores.fakes.InMemoryProfiles;
import dev.recs.stores.fakes.InMemoryTombstones;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EligibilityTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00Z");
    private static final Instant CREATED = NOW.minus(Duration.ofDays(400));
    private static final Duration RETENTION = Duration.ofDays(180);
    private static final UserId ANNA = new UserId("anna");

    private final InMemoryActivities activities = new InMemoryActivities();
    private final InMemoryProfiles profiles = new InMemoryProfiles();
    private final InMemoryTombstones tombstones = new InMemoryTombstones();
    private final Eligibility eligibility =
            new Eligibility(activities, profiles, tombstones, RETENTION, SignalSettings.DEFAULT);

    @Test
    void whoDidSomethingIsEligible() {
        activities.put(looked(CREATED, true));
        assertThat(check().activities()).containsExactly(looked(CREATED, true));
        assertThat(check().ineligible()).isEmpty();
    }

    @Test
    void everybodyElseHasTheReason() {
        assertThat(check().ineligible()).isEqualTo(Map.of(Outcome.UNKNOWN, List.of(ANNA)));
        activities.put(idle());
        assertThat(check().ineligible()).isEqualTo(Map.of(Outcome.TOO_FEW_SIGNALS, List.of(ANNA)));
        activities.put(looked(CREATED, false));
        assertThat(check().ineligible()).isEqualTo(Map.of(Outcome.OPTED_OUT, List.of(ANNA)));
        tombstones.add(ANNA, NOW);
        assertThat(check().ineligible())
                .as("erased is the stronger word")
                .isEqualTo(Map.of(Outcome.ERASED, List.of(ANNA)));
    }

    @Test
    void anAccountThatWasOpenedAfterTheErasureIsEligibleAndOneOfTheSameMomentIsNot() {
        tombstones.add(ANNA, NOW);
        activities.put(looked(NOW, true));
        assertThat(check().ineligible()).isEqualTo(Map.of(Outcome.ERASED, List.of(ANNA)));
        activities.put(looked(NOW.plusMillis(1), true));
        assertThat(check().recreated()).isEqualTo(Map.of(ANNA, NOW.plusMillis(1)));
        assertThat(check().activities()).hasSize(1);
    }

    @Test
    void whatOnlyThePreviousProfileHasCountsUntilTheRetentionEndsIt() {
        RecentSearch counts = new RecentSearch("tea", NOW.minus(RETENTION));
        RecentSearch ended = new RecentSearch("cup", NOW.minus(RETENTION).minusMillis(1));
        RecentView later = new RecentView(new ProductId("p1"), NOW.plusMillis(1));
        activities.put(idle());
        profiles.save(List.of(profile(List.of(counts, ended), List.of(later))));
        assertThat(check().activities()).singleElement().satisfies(activity -> {
            assertThat(activity.searches()).containsExactly(counts);
            assertThat(activity.views()).isEmpty();
        });
        profiles.delete(List.of(ANNA));
        profiles.save(List.of(profile(List.of(ended), List.of())));
        assertThat(check().ineligible()).isEqualTo(Map.of(Outcome.TOO_FEW_SIGNALS, List.of(ANNA)));
    }

    @Test
    void eventsOfRedisAreNeverMixedWithThoseOfThePreviousProfile() {
        activities.put(looked(CREATED, true));
        profiles.save(List.of(profile(List.of(new RecentSearch("tea", NOW.minusSeconds(9))), List.of())));
        assertThat(check().activities()).containsExactly(looked(CREATED, true));
    }

    @Test
    void whatIsNoEvidenceMakesNobodyEligible() {
        activities.put(looked(CREATED, true));
        assertThat(eligibility
                        .check(List.of(ANNA), NOW, new Evidence(user -> product -> false, product -> ""))
                        .ineligible())
                .isEqualTo(Map.of(Outcome.TOO_FEW_SIGNALS, List.of(ANNA)));
    }

    private Eligible check() {
        return eligibility.check(List.of(ANNA), NOW, new Evidence(user -> product -> true, product -> ""));
    }

    private static Activity looked(Instant createdAt, boolean enabled) {
        return new Activity(
                ANNA,
                createdAt,
                enabled,
                List.of(),
                List.of(),
                List.of(new RecentView(new ProductId("p1"), NOW.minusSeconds(5))),
                List.of());
    }

    private static Activity idle() {
        return new Activity(ANNA, CREATED, true, List.of(), List.of(), List.of(), List.of());
    }

    private static UserProfile profile(List<RecentSearch> searches, List<RecentView> views) {
        return new UserProfile(
                ANNA,
                new ListVersion(NOW.minusSeconds(60), Instant.EPOCH),
                null,
                "",
                new DataSnapshot(List.of(), searches, views, List.of()),
                new ProfileMetadata(0, 0, 0, Instant.EPOCH, "recipe"),
                "hash");
    }
}
