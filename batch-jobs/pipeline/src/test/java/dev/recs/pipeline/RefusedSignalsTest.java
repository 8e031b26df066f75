package dev.recs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.model.profile.UserProfile;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.model.refusal.Refusal;
import dev.recs.model.refusal.RefusalKind;
import dev.recs.model.refusal.Refusals;
import dev.recs.model.refusal.SearchHasher;
import dev.recs.pipeline.RandomShop.Refresh;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A user who refused signals has the profile and the list of one who never had them, bit for bit. */
final class RefusedSignalsTest {

    private static final Instant NOW = RandomShop.NOW;
    private static final int USERS = 300;
    private static final RandomShop SHOP = new RandomShop();
    private static final SearchHasher HASHER =
            new SearchHasher("a key of sixteen bytes".getBytes(StandardCharsets.UTF_8));

    @Test
    void theListIsThatOfAUserWhoNeverHadTheSignals() {
        int changed = 0;
        int emptied = 0;
        for (int seed = 0; seed < USERS; seed++) {
            Twins twins = twins(SHOP.user(seed), new Random(1_000 + seed));
            boolean wasRevived = seed % 3 == 0;
            Refresh refused = refresh(twins.refused(), twins.whole(), wasRevived);
            Refresh never = refresh(twins.never(), twins.never(), wasRevived);
            assertThat(parts(refused)).as("list of seed %d", seed).isEqualTo(parts(never));
            assertThat(profile(refused, wasRevived))
                    .as("profile of seed %d", seed)
                    .isEqualTo(profile(never, wasRevived));
            emptied += refused.list().isEmpty() ? 1 : 0;
            changed += parts(refused).equals(parts(refresh(twins.whole(), twins.whole(), wasRevived))) ? 0 : 1;
        }
        assertThat(changed).as("lists that a refusal changed").isGreaterThan(USERS / 2);
        assertThat(emptied).as("users of whom nothing is left").isPositive();
    }

    @Test
    void noTextNeedsAVectorThatHasNone() {
        for (int seed = 0; seed < USERS; seed++) {
            Twins twins = twins(SHOP.user(seed), new Random(1_000 + seed));
            Set<String> vectors = new HashSet<>(SHOP.productTexts());
            vectors.addAll(refresh(twins.whole(), twins.whole(), seed % 3 == 0).texts());
            assertThat(vectors)
                    .containsAll(refresh(twins.refused(), twins.whole(), seed % 3 == 0)
                            .texts());
        }
    }

    @Test
    void whatIsRefusedNowCountsAgainWhenItIsDoneLater() {
        UserId user = new UserId("u");
        RecentSearch before = new RecentSearch("Red  mug", NOW.minusSeconds(9));
        RecentSearch after = new RecentSearch("red mug", NOW);
        Refusals refusals = Refusals.of(
                user,
                List.of(
                        new Refusal(RefusalKind.SEARCH, HASHER.hash(user, "red mug "), NOW.minusSeconds(1)),
                        new Refusal(RefusalKind.VIEW, "p001", NOW.minusSeconds(1))),
                HASHER);
        assertThat(refusals.isEvidence(before)).isFalse();
        assertThat(refusals.isEvidence(after)).isTrue();
        assertThat(refusals.isEvidence(new RecentView(new ProductId("p001"), NOW.minusSeconds(1)), ""))
                .isFalse();
        assertThat(refusals.isEvidence(new RecentView(new ProductId("p001"), NOW), ""))
                .isTrue();
        assertThat(HASHER.hash(user, "red mug")).isNotEqualTo(HASHER.hash(new UserId("v"), "red mug"));
    }

    /** As if the lists of Redis were gone, and only the profile of the refresh before had the searches and views. */
    private static Refresh refresh(Activity activity, Activity before, boolean isRevived) {
        return isRevived ? SHOP.refresh(before, activity.withEvents(List.of(), List.of())) : SHOP.refresh(activity);
    }

    private static List<Object> parts(Refresh refresh) {
        return refresh.list()
                .map((RecommendationList list) -> List.<Object>of(list.items(), list.shelves(), list.recipe()))
                .orElse(List.of());
    }

    /** A profile whose hash is that of the refresh before is not written again, so its weights may be those of a second before. */
    private static List<Object> profile(Refresh refresh, boolean wasRevived) {
        return refresh.profile()
                .map((UserProfile profile) -> wasRevived
                        ? List.<Object>of(profile.text(), profile.activityHash())
                        : List.<Object>of(
                                profile.text(),
                                profile.activityHash(),
                                profile.snapshot(),
                                Optional.ofNullable(profile.embedding()),
                                profile.metadata()))
                .orElse(List.of());
    }

    /** Refuses one to four of the user's signals; with {@code random} above nine tenths, all of them. */
    private static Twins twins(Activity whole, Random random) {
        List<Refusal> refusals = new ArrayList<>();
        boolean all = random.nextInt(10) == 9;
        whole.purchases().stream()
                .filter(purchase -> all || random.nextInt(8) == 0)
                .forEach(purchase -> refusals.add(
                        new Refusal(RefusalKind.PURCHASE, purchase.productId().value(), NOW)));
        whole.searches().stream()
                .filter(search -> all || random.nextInt(3) == 0)
                .forEach(search -> refusals.add(
                        new Refusal(RefusalKind.SEARCH, HASHER.hash(whole.userId(), search.query()), NOW)));
        whole.views().stream()
                .filter(view -> all || random.nextInt(5) == 0)
                .forEach(view -> refusals.add(
                        new Refusal(RefusalKind.VIEW, view.productId().value(), NOW)));
        Set<String> gone = new HashSet<>(refusals.stream().map(Refusal::id).toList());
        Activity never = new Activity(
                whole.userId(),
                whole.createdAt(),
                true,
                whole.purchases().stream()
                        .filter(purchase -> !gone.contains("purchase:" + purchase.productId()))
                        .toList(),
                whole.searches().stream()
                        .filter(search -> !gone.contains("search:" + HASHER.hash(whole.userId(), search.query())))
                        .toList(),
                whole.views().stream()
                        .filter(view -> !gone.contains("view:" + view.productId()))
                        .toList(),
                whole.shown());
        return new Twins(whole, whole.with(Refusals.of(whole.userId(), refusals, HASHER)), never);
    }

    private record Twins(Activity whole, Activity refused, Activity never) {}
}
