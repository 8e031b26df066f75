package dev.recs.recommender.model.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.Buyers;
import dev.recs.recommender.model.Neighbours;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counts of buyers and associations, worked out on paper. */
final class SalesFactsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final ProductIndex INDEX = new ProductIndex(IntStream.range(0, 4)
            .mapToObj(i -> new Product(new ProductId("p" + i), "product " + i, "", "", "", null, "", "", true))
            .toList());

    @Test
    void buyersAreCountedOnceASpanAndTheOlderEndIsNotPartOfIt() {
        PurchaseHistory history = history(line -> {
            buy(line, "ann", 0, 1);
            buy(line, "ann", 0, 2);
            buy(line, "ann", 1, 7);
            buy(line, "bob", 0, 29);
            buy(line, "bob", 1, 30);
            buy(line, "bob", 2, 119);
            buy(line, "cid", 2, 120);
        });
        Buyers buyers = new BuyerTrainer(4, NOW).train(history);

        assertThat(buyers.week()).containsExactly(1, 0, 0, 0);
        assertThat(buyers.month()).containsExactly(2, 1, 0, 0);
        assertThat(buyers.before()).containsExactly(0, 1, 1, 0);
        assertThat(buyers.firstDay())
                .containsExactly(buyers.today() - 29, buyers.today() - 30, buyers.today() - 120, Integer.MAX_VALUE);
    }

    @Test
    void trainersOfPartsAddUp() {
        PurchaseHistory history = history(SalesFactsTest::pairs);
        BuyerTrainer first = new BuyerTrainer(4, NOW);
        BuyerTrainer second = new BuyerTrainer(4, NOW);
        for (int user = 0; user < history.users(); user++) {
            (user < 9 ? first : second).add(history.user(user));
        }
        first.merge(second);

        assertThat(first.solve()).usingRecursiveComparison().isEqualTo(new BuyerTrainer(4, NOW).train(history));
    }

    /** Of 40 users 5 bought 0 and 1, 5 more 0, 4 bought 2 and 3, and 30 bought 3. */
    @Test
    void associationsHaveFiveCommonBuyersAndTwiceAsManyAsChance() {
        Neighbours all = new Neighbours(4);
        all.keepTopK(0, new double[] {0, 0.5, 0.9, 0.1}, 4);
        all.keepTopK(1, new double[] {0.5, 0, 0, -0.1}, 4);
        all.keepTopK(2, new double[] {0.9, 0, 0, 0.4}, 4);
        all.keepTopK(3, new double[] {0.1, 0, 0.4, 0}, 4);

        Neighbours associations = new AssociationTrainer(all, 4).train(history(SalesFactsTest::pairs));

        assertThat(row(associations, 0)).as("five of 10 * 5 / 40").containsExactly(1);
        assertThat(row(associations, 1)).containsExactly(0);
        assertThat(row(associations, 2)).as("four common buyers").isEmpty();
        assertThat(row(associations, 3)).isEmpty();
        assertThat(associations.weight(0, 0)).isEqualTo(0.5);
    }

    @Test
    void manyCommonBuyersOfWhatEverybodyBuysMakeNoAssociation() {
        PurchaseHistory history = history(line -> {
            for (int user = 0; user < 20; user++) {
                buy(line, "u%02d".formatted(user), 0, 5);
                if (user < 15) {
                    buy(line, "u%02d".formatted(user), 1, 4);
                }
            }
        });
        Neighbours all = new Neighbours(4);
        IntStream.range(0, 4).forEach(product -> all.keepTopK(product, new double[] {0.5, 0.5, 0, 0}, 4));

        assertThat(row(new AssociationTrainer(all, 4).train(history), 0))
                .as("lift 1")
                .isEmpty();
    }

    private static void pairs(OrderSource.OrderLine line) {
        for (int user = 0; user < 40; user++) {
            String id = "u%02d".formatted(user);
            if (user < 10) {
                buy(line, id, 0, 50);
                buy(line, id, user < 5 ? 1 : 0, 3);
            } else {
                buy(line, id, 3, 50);
                buy(line, id, user < 14 ? 2 : 3, 20);
            }
        }
    }

    private static int[] row(Neighbours neighbours, int product) {
        return IntStream.range(0, neighbours.count(product))
                .map(rank -> neighbours.id(product, rank))
                .toArray();
    }

    private static PurchaseHistory history(Consumer<OrderSource.OrderLine> lines) {
        return PurchaseHistory.read((asOf, line) -> lines.accept(line), INDEX, NOW);
    }

    private static void buy(OrderSource.OrderLine line, String user, int product, int daysAgo) {
        line.accept(user, List.of("p0", "p1", "p2", "p3").get(product), NOW.minus(Duration.ofDays(daysAgo)));
    }
}
