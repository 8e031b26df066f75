package dev.recs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.recommendation.Reason;
import dev.recs.model.recommendation.ReasonType;
import dev.recs.recommender.history.PurchaseHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** False sentences are found: the audit counts by itself. */
final class SalesRecountTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final int PRODUCTS = 6;

    /** 20 users: product 0 has 10 buyers of this week, 1 has 6, 2 and 3 have 4, 4 has 6 of this month, 5 has 6 of this month and 9 before; the others bought 3 long ago. */
    private final SalesRecount sales = new SalesRecount(history(), PRODUCTS, NOW);

    @Test
    void aClaimHoldsForTheHeadOnly() {
        assertThat(sales.holds(week(1), 0)).isTrue();
        assertThat(sales.holds(week(1), 1)).isFalse();
        assertThat(sales.holds(week(3), 2)).as("two share the third place").isFalse();
        assertThat(sales.holds(week(4), 2)).isTrue();
        assertThat(sales.holds(new Reason(ReasonType.POPULAR_THIS_MONTH, "1", 1), 4))
                .isFalse();
    }

    @Test
    void newAndRisingAreRecounted() {
        assertThat(sales.holds(new Reason(ReasonType.NEW_AND_SELLING, "", 1), 5))
                .as("sold before")
                .isFalse();
        assertThat(sales.holds(new Reason(ReasonType.NEW_AND_SELLING, "", 1), 0))
                .isTrue();
        assertThat(sales.holds(new Reason(ReasonType.RISING, "", 1), 5))
                .as("18 against 18")
                .isFalse();
        assertThat(sales.holds(new Reason(ReasonType.RISING, "", 1), 4)).isTrue();
    }

    @Test
    void associationsHaveBuyersInCommon() {
        assertThat(sales.commonBuyers(0, 1)).isEqualTo(6);
        assertThat(sales.lift(0, 1)).isEqualTo(2);
        assertThat(sales.areAssociated(0, 1)).isTrue();
        assertThat(sales.areAssociated(0, 2)).as("four").isFalse();
    }

    private static Reason week(int head) {
        return new Reason(ReasonType.POPULAR_THIS_WEEK, Integer.toString(head), 1);
    }

    private static PurchaseHistory history() {
        ProductIndex index = new ProductIndex(IntStream.range(0, PRODUCTS)
                .mapToObj(i -> new Product(new ProductId("p" + i), "product " + i, "", "", "", null, "", "", true))
                .toList());
        int[] buyers = {10, 6, 4, 4, 6, 6};
        int[] days = {2, 2, 2, 2, 20, 20};
        return PurchaseHistory.read(
                (asOf, line) -> {
                    for (int user = 0; user < 20; user++) {
                        for (int product = 0; product < PRODUCTS; product++) {
                            if (product == 3 && user >= 10) {
                                line.accept("u%02d".formatted(user), "p3", NOW.minus(Duration.ofDays(200)));
                            }
                            if (product == 5 && user < 9) {
                                line.accept("u%02d".formatted(user), "p5", NOW.minus(Duration.ofDays(100)));
                            }
                            if (user < buyers[product]) {
                                line.accept(
                                        "u%02d".formatted(user),
                                        "p" + product,
                                        NOW.minus(Duration.ofDays(days[product])));
                            }
                        }
                    }
                },
                index,
                NOW);
    }
}
