package dev.recs.recommender.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.testing.TestOrders;
import dev.recs.testing.TestOrders.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the sample leaves out is in the file, line by line. */
final class AllPurchasesTest {

    private static final int PRODUCTS = 300;
    private static final int USERS = 9_000;

    @Test
    void uptoTheLimitEverybodyIsInMemory() {
        List<Line> lines = TestOrders.random(1, 100, PRODUCTS);

        try (AllPurchases purchases = TestHistories.all(PRODUCTS, lines, lines.size())) {
            assertThat(purchases.all()).isSameAs(purchases.sample());
        }
    }

    @Test
    void beyondItTheFileTellsEveryUserAsMemoryWould() {
        List<Line> lines = TestOrders.random(2, USERS, PRODUCTS);
        List<List<Long>> inMemory = told(TestHistories.of(PRODUCTS, lines), 1);

        try (AllPurchases purchases = TestHistories.all(PRODUCTS, lines, 1_000)) {
            assertThat(purchases.sample().lines()).isLessThan(2_000);
            assertThat(purchases.all().lineCount()).isEqualTo(lines.size());
            for (int parts : new int[] {1, 2, 3, 16}) {
                assertThat(told(purchases.all(), parts)).isEqualTo(inMemory);
            }
        }
    }

    /** Times before 1970, a user without a line that counts, and one with more lines than are read at once. */
    @Test
    void awkwardUsersComeBackAsTheyWere() {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(0, 1, Instant.parse("1969-12-31T23:59:59.999Z")));
        lines.add(new Line(0, 2, Instant.parse("2025-06-01T00:00:00Z")));
        IntStream.range(0, 40_000).forEach(line -> lines.add(TestOrders.line(1, line % 7, 40_000 - line)));
        lines.add(TestOrders.line(2, PRODUCTS, 3));
        lines.add(TestOrders.line(3, 5, 2));

        try (AllPurchases purchases = TestHistories.all(PRODUCTS, lines, 1)) {
            assertThat(told(purchases.all(), 1)).isEqualTo(told(TestHistories.of(PRODUCTS, lines), 1));
            assertThat(told(purchases.all(), 1)).hasSize(4).element(2).isEqualTo(List.of());
        }
    }

    @Test
    void theFileHasNoNameWhileItIsUsedAndIsClosedWhenTheStoreFails() {
        IllegalStateException failure = new IllegalStateException("store went away");

        assertThatThrownBy(() -> AllPurchases.read(
                        (asOf, line) -> {
                            TestOrders.source(TestOrders.random(3, 50, PRODUCTS))
                                    .forEach(asOf, line);
                            throw failure;
                        },
                        TestOrders.index(PRODUCTS),
                        TestOrders.NOW,
                        product -> true,
                        10))
                .isSameAs(failure);
        AllPurchases purchases = TestHistories.all(PRODUCTS, TestOrders.random(3, 50, PRODUCTS), 10);
        UserHistories all = purchases.all();
        purchases.close();

        assertThatThrownBy(() -> all.forEachUser(user -> {}))
                .hasMessageStartingWith("purchases cannot be kept in")
                .hasMessageEndingWith(
                        "expected a folder with room for 7 bytes a purchase; name one by -Djava.io.tmpdir");
    }

    private static List<List<Long>> told(UserHistories histories, int parts) {
        List<List<Long>> users = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            histories.forEachUser(
                    part,
                    parts,
                    user -> users.add(IntStream.range(0, user.size())
                            .mapToObj(line -> List.of((long) user.product(line), user.millis(line)))
                            .flatMap(List::stream)
                            .toList()));
        }
        return users;
    }
}
