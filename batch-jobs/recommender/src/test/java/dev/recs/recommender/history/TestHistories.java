package dev.recs.recommender.history;

import dev.recs.testing.TestOrders;
import java.util.List;
import java.util.function.Consumer;

/** Purchase histories of {@link TestOrders}. */
public final class TestHistories {

    private TestHistories() {}

    /** Lines in any order. */
    public static PurchaseHistory of(int products, List<TestOrders.Line> lines) {
        return PurchaseHistory.read(TestOrders.source(lines), TestOrders.index(products), TestOrders.NOW);
    }

    /** The same, of which so many lines are kept in memory, and all in a file if there are more. */
    public static AllPurchases all(int products, List<TestOrders.Line> lines, int maxLines) {
        return AllPurchases.read(
                TestOrders.source(lines), TestOrders.index(products), TestOrders.NOW, product -> true, maxLines);
    }

    /** The users in an order drawn by a seed. */
    public static UserHistories shuffled(PurchaseHistory history, long seed) {
        int[] order = TestOrders.permutation(seed, history.users());
        return new UserHistories() {
            @Override
            public long lineCount() {
                return history.lineCount();
            }

            @Override
            public void forEachUser(int part, int parts, Consumer<UserHistory> consumer) {
                for (int place = part; place < order.length; place += parts) {
                    consumer.accept(history.user(order[place]));
                }
            }
        };
    }
}
