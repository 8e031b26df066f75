package dev.recs.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.catalog.ProductIndex;
import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.orders.PurchaseHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NextOrdersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final int BREAD = 0;
    private static final int CAMERA = 1;
    private static final int FILM = 2;

    private final ProductIndex index = new ProductIndex(
            Stream.of("bread", "camera", "film").map(NextOrdersTest::product).toList());

    /** Each user buys bread, a camera, then a film, and bread again and again. */
    private final PurchaseHistory history = PurchaseHistory.read(
            (asOf, line) -> {
                for (int user = 0; user < 30; user++) {
                    String id = "u%02d".formatted(user);
                    line.accept(id, "bread", daysAgo(40));
                    line.accept(id, "camera", daysAgo(30));
                    line.accept(id, "film", daysAgo(20));
                    line.accept(id, "bread", daysAgo(20));
                    line.accept(id, "bread", daysAgo(10));
                }
            },
            index,
            NOW);

    @Test
    void whatIsBoughtAfterAProductSpeaksInThatDirectionOnly() {
        for (int head : new int[] {0, 3}) {
            Neighbours next = NextOrders.of(history, 3, NOW, LearningSettings.DEFAULT, head);

            assertThat(weight(next, CAMERA, FILM)).isGreaterThan(0.03);
            assertThat(weight(next, FILM, CAMERA)).isLessThan(0.02);
        }
    }

    @Test
    void aProductThatIsBoughtAgainSpeaksForItself() {
        Neighbours next = NextOrders.of(history, 3, NOW, LearningSettings.DEFAULT, 3);

        assertThat(weight(next, BREAD, BREAD)).isGreaterThan(0.05);
        assertThat(weight(next, CAMERA, CAMERA)).isLessThan(0.02);
    }

    @Test
    void theRateIsThePartOfTheLaterOrdersAndTheIntervalTheTimeBetween() {
        BuyAgain again = BuyAgain.of(history, 3);

        // Bread is in 2 of the 3 orders after its first, 60 of 90; film in none of 1, camera in none of 2: 60 of 180 in
        // all.
        assertThat(again.rate()[BREAD]).isEqualTo((float) ((60 + 20 / 3.0) / (90 + 20)));
        assertThat(again.rate()[CAMERA]).isEqualTo((float) ((20 / 3.0) / (60 + 20)));
        assertThat(again.rate()[FILM]).isEqualTo((float) ((20 / 3.0) / (30 + 20)));
        assertThat(again.intervalDays()[BREAD]).isEqualTo(15);
    }

    private static double weight(Neighbours neighbours, int from, int to) {
        for (int rank = 0; rank < neighbours.count(from); rank++) {
            if (neighbours.id(from, rank) == to) {
                return neighbours.weight(from, rank);
            }
        }
        return 0;
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static Product product(String id) {
        return new Product(new ProductId(id), id, "", "", "", null, "", "", true);
    }
}
