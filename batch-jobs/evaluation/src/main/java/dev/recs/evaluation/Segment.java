package dev.recs.evaluation;

import dev.recs.recommender.history.PurchaseHistory;

/** Users by how much is known of them: the number of their past orders; lines of one moment are one order. */
enum Segment {
    NONE("no orders"),
    ONE("1 order"),
    FEW("2-4 orders"),
    MANY("5+ orders");

    private static final int FEW_ORDERS = 2;
    private static final int MANY_ORDERS = 5;

    private final String label;

    Segment(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Segment classify(PurchaseHistory history, int user) {
        int orders = 0;
        for (int line = history.begin(user); line < history.end(user); line++) {
            boolean isNext = line == history.begin(user) || history.millis(line) != history.millis(line - 1);
            orders += isNext ? 1 : 0;
        }
        if (orders < FEW_ORDERS) {
            return orders == 0 ? NONE : ONE;
        }
        return orders < MANY_ORDERS ? FEW : MANY;
    }
}
