package dev.recs.evaluation;

/** By what ids users, orders and products go in what leaves this machine. */
public interface Naming {

    /** As they are. */
    Naming PLAIN = new Naming() {
        @Override
        public String user(String id) {
            return id;
        }

        @Override
        public String order(String id) {
            return id;
        }

        @Override
        public String product(String id) {
            return id;
        }
    };

    String user(String id);

    String order(String id);

    String product(String id);

    /** Whether what is written may still tell who or what it is about: texts that users typed, names of products. */
    default boolean isPlain() {
        return this == PLAIN;
    }
}
