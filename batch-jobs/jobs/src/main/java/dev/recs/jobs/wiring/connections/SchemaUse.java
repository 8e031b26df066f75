package dev.recs.jobs.wiring.connections;

/** What a command does about our tables before it connects. */
public enum SchemaUse {
    /** Brings them up to date. */
    MIGRATE,
    /** Takes them as they are: a check changes nothing. */
    AS_IT_IS
}
