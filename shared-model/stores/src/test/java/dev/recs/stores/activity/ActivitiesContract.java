package dev.recs.stores.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What whoever refreshes users may rely on, of every {@link Activities}. */
abstract class ActivitiesContract {

    static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant OPENED = AS_OF.minus(Duration.ofDays(400));
    private static final UserId ANN = new UserId("ann");
    private static final UserId BEN = new UserId("ben");
    private static final UserId NOBODY = new UserId("nobody");
    private static final ProductId TEA = new ProductId("tea");
    private static final ProductId LAMP = new ProductId("lamp");

    /** Of a shop in which nobody did anything yet. */
    abstract Activities create();

    /**
     * Makes it so; events in any order.
     *
     * @param bought one piece of one product at each moment, each product once
     */
    abstract void did(UserId user, List<RecentView> bought, List<RecentSearch> searched, List<RecentView> viewed);

    @Test
    void usersComeInTheOrderAskedForAndWhoIsUnknownIsLeftOut() {
        Activities activities = create();
        did(ANN, List.of(), List.of(), List.of());
        did(BEN, List.of(), List.of(), List.of());
        assertThat(activities.load(List.of(BEN, NOBODY, ANN), AS_OF))
                .extracting(Activity::userId)
                .containsExactly(BEN, ANN);
        assertThat(activities.load(List.of(), AS_OF)).isEmpty();
        assertThat(activities.load(List.of(NOBODY), AS_OF)).isEmpty();
    }

    @Test
    void whoDidNothingHasAnAccountAndNoMore() {
        Activities activities = create();
        did(ANN, List.of(), List.of(), List.of());
        assertThat(activities.load(List.of(ANN), AS_OF)).singleElement().satisfies(activity -> {
            assertThat(activity.createdAt()).isEqualTo(OPENED);
            assertThat(activity.personalizationEnabled()).isTrue();
            assertThat(activity.isEmpty()).isTrue();
        });
    }

    @Test
    void everyKindOfEventComesNewestFirst() {
        Activities activities = create();
        did(
                ANN,
                List.of(new RecentView(TEA, daysAgo(9)), new RecentView(LAMP, daysAgo(2))),
                List.of(new RecentSearch("green tea", daysAgo(5)), new RecentSearch("lamp", daysAgo(3))),
                List.of(new RecentView(LAMP, daysAgo(4)), new RecentView(TEA, daysAgo(1))));
        Activity activity = activities.load(List.of(ANN), AS_OF).getFirst();
        assertThat(activity.purchases())
                .containsExactly(
                        new PurchasedProduct(LAMP, 1, 1, daysAgo(2), daysAgo(2)),
                        new PurchasedProduct(TEA, 1, 1, daysAgo(9), daysAgo(9)));
        assertThat(activity.searches())
                .containsExactly(new RecentSearch("lamp", daysAgo(3)), new RecentSearch("green tea", daysAgo(5)));
        assertThat(activity.views()).containsExactly(new RecentView(TEA, daysAgo(1)), new RecentView(LAMP, daysAgo(4)));
    }

    @Test
    void anEventAtTheMomentCountsAndALaterOneDoesNot() {
        Activities activities = create();
        Instant later = AS_OF.plusMillis(1);
        did(
                ANN,
                List.of(new RecentView(TEA, AS_OF), new RecentView(LAMP, later)),
                List.of(new RecentSearch("green tea", AS_OF), new RecentSearch("lamp", later)),
                List.of(new RecentView(TEA, AS_OF), new RecentView(LAMP, later)));
        Activity activity = activities.load(List.of(ANN), AS_OF).getFirst();
        assertThat(activity.purchases()).extracting(PurchasedProduct::productId).containsExactly(TEA);
        assertThat(activity.searches()).extracting(RecentSearch::query).containsExactly("green tea");
        assertThat(activity.views()).extracting(RecentView::productId).containsExactly(TEA);
        assertThat(activity.until()).isEqualTo(AS_OF);
    }

    private static Instant daysAgo(int days) {
        return AS_OF.minus(Duration.ofDays(days));
    }
}
