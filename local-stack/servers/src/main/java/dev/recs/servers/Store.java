package dev.recs.servers;

/** The kinds of server that a shop's data lie in. */
public enum Store {
    MYSQL("MySQL"),
    MONGODB("MongoDB"),
    REDIS("Redis");

    private final String product;

    Store(String product) {
        this.product = product;
    }

    /** As an operator calls it. */
    public String product() {
        return product;
    }
}
