package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.recommender.history.PurchaseHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class InteractionRowsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HALF_LIFE = 120;

    private final ProductIndex index = new ProductIndex(Stream.of("a", "b")
            .map(id -> new Product(new ProductId(id), id, "", "", "", null, "", "", true))
            .toList());

    @Test
    void coPurchasesOfOldUsersCountAsThoseOfNewOnes() {
        PurchaseHistory history = PurchaseHistory.read(
                (asOf, line) -> {
                    line.accept("new", "a", daysAgo(HALF_LIFE));
                    line.accept("new", "b", NOW);
                    line.accept("old", "a", daysAgo(2_000 + HALF_LIFE));
                    line.accept("old", "b", daysAgo(2_000));
                },
                index,
                NOW);

        List<InteractionRows.Row> rows = new ArrayList<>();
        history.forEachUser(user -> rows.add(InteractionRows.row(user, HALF_LIFE)));

        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.weights()).containsExactly(0.5f, 1));
    }

    /** b was bought last, a one half-life before that and two before that. */
    @Test
    void aProductCountsAtItsLatestPurchase() {
        PurchaseHistory history = PurchaseHistory.read(
                (asOf, line) -> {
                    line.accept("u", "a", daysAgo(2 * HALF_LIFE));
                    line.accept("u", "a", daysAgo(HALF_LIFE));
                    line.accept("u", "b", NOW);
                },
                index,
                NOW);

        InteractionRows.Row row = InteractionRows.row(history.user(0), HALF_LIFE);

        assertThat(row.products()).containsExactly(0, 1);
        assertThat(row.weights()).containsExactly(0.5f, 1);
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
