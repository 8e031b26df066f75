package dev.recs.recommender.history;

import dev.recs.testing.TestOrders;
import java.util.List;

/** Purchase histories of {@link TestOrders}. */
public final class TestHistories {

    private TestHistories() {}

    /** Lines in any order. */
    public static PurchaseHistory of(int products, List<TestOrders.Line> lines) {
        return PurchaseHistory.read(TestOrders.source(lines), TestOrders.index(products), TestOrders.NOW);
    }
}
