package dev.recs.recommender.history;

/** Takes all users while they are read. */
sealed interface HistoryWriter permits HistoryWriter.None, HistoryFile.Writer {

    HistoryWriter NONE = new None();

    void begin();

    void add(int product, long millis);

    /** @param inMemory what was kept of them in memory */
    UserHistories toHistories(PurchaseHistory inMemory);

    void close();

    /** Writes nothing: all are in memory. */
    record None() implements HistoryWriter {

        @Override
        public void begin() {}

        @Override
        public void add(int product, long millis) {}

        @Override
        public UserHistories toHistories(PurchaseHistory inMemory) {
            return inMemory;
        }

        @Override
        public void close() {}
    }
}
