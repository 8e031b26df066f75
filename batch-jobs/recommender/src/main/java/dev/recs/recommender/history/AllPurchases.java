package dev.recs.recommender.history;

import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.order.OrderSource;
import java.time.Instant;
import java.util.function.IntPredicate;

/**
 * Every purchase of a store: a sample of users in memory, on which settings are fitted, and all users, on whom the model is trained.
 *
 * <p>Up to {@link PurchaseHistory#MAX_LINES} lines both are the same. Beyond, all users are in a temporary file ({@link HistoryFile}): the
 * store is read once, and every pass of the training sees the same lines, whatever is bought meanwhile.
 *
 * @param sample the users that are held fixed while alternatives are compared
 * @param all every user
 */
public record AllPurchases(PurchaseHistory sample, UserHistories all) implements AutoCloseable {

    /**
     * Reads what a source tells up to a moment; what is not in the catalog, or no product of its own, is left out.
     *
     * @param kept products by number; lines of others are left out too
     */
    public static AllPurchases read(OrderSource source, ProductIndex index, Instant asOf, IntPredicate kept) {
        return read(source, index, asOf, kept, PurchaseHistory.MAX_LINES);
    }

    static AllPurchases read(
            OrderSource source, ProductIndex index, Instant asOf, IntPredicate kept, int maxLinesInMemory) {
        Reading reading = new Reading(maxLinesInMemory);
        boolean isRead = false;
        try {
            source.forEach(asOf, new KnownProducts(index, kept, reading));
            isRead = true;
            return reading.toPurchases();
        } finally {
            if (!isRead) {
                reading.close();
            }
        }
    }

    @Override
    public void close() {
        if (all instanceof HistoryFile file) {
            file.close();
        }
    }

    /** Keeps the sample; from the first user that is left out of it on, writes all. */
    private static final class Reading implements KnownProducts.Taker {

        private final PurchaseColumns columns;
        private HistoryWriter writer = HistoryWriter.NONE;

        Reading(int maxLines) {
            this.columns = new PurchaseColumns(maxLines);
        }

        @Override
        public void begin(String userId) {
            if (columns.isFull() && writer instanceof HistoryWriter.None) {
                HistoryFile.Writer file = HistoryFile.open();
                columns.toHistory().forEachUser(file::addAll);
                writer = file;
            }
            columns.begin(userId);
            writer.begin();
        }

        @Override
        public void add(int product, long millis) {
            columns.add(product, millis);
            writer.add(product, millis);
        }

        AllPurchases toPurchases() {
            PurchaseHistory sample = columns.toHistory();
            return new AllPurchases(sample, writer.toHistories(sample));
        }

        void close() {
            writer.close();
        }
    }
}
