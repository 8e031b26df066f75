package dev.recs.stores.redis;

/** How Redis or Valkey is run. */
public enum RedisMode {
    /** One server, or one that stands for several as a proxy does. */
    SINGLE("standalone"),
    /** A master with replicas, found by asking the sentinels that watch it. */
    SENTINEL("sentinel"),
    /** Several masters, each with a part of the slots. */
    CLUSTER("cluster");

    private final String told;

    RedisMode(String told) {
        this.told = told;
    }

    /** As a server that is asked for it names its own mode, and as the setting does but for {@link #SINGLE}. */
    String told() {
        return told;
    }

    /** The value of the setting. */
    public String setting() {
        return this == SINGLE ? "single" : told;
    }
}
