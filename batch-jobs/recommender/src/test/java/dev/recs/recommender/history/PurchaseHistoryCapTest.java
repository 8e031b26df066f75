package dev.recs.recommender.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PurchaseHistoryCapTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final int USERS = 4_000;
    private static final int LINES = 3;

    private final ProductIndex index =
            new ProductIndex(List.of(new Product(new ProductId("tea"), "tea", "", "", "", null, "", "", true)));

    @Test
    void belowTheCapEverybodyIsKept() {
        PurchaseHistory history = PurchaseHistory.read(PurchaseHistoryCapTest::orders, index, AT, USERS * LINES);
        assertThat(history.users()).isEqualTo(USERS);
        assertThat(history.lines()).isEqualTo(USERS * LINES);
    }

    @Test
    void aboveTheCapAFairPartOfTheUsersIsKeptWholeAndInOrder() {
        PurchaseHistory history = PurchaseHistory.read(PurchaseHistoryCapTest::orders, index, AT, 4_000);
        List<String> users =
                IntStream.range(0, history.users()).mapToObj(history::userId).toList();
        assertThat(users).isSorted().doesNotHaveDuplicates();
        assertThat(history.users()).isBetween(USERS / 8, USERS / 3);
        assertThat(history.lines()).isEqualTo(history.users() * LINES).isLessThanOrEqualTo(4_000 + LINES);
        assertThat(IntStream.range(0, history.users()))
                .allMatch(user -> history.end(user) - history.begin(user) == LINES);
    }

    private static void orders(Instant asOf, OrderSource.OrderLine line) {
        for (int user = 0; user < USERS; user++) {
            for (int i = 0; i < LINES; i++) {
                line.accept("u%05d".formatted(user), "tea", asOf);
            }
        }
    }
}
