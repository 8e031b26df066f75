package dev.recs.stores.schema;

/** What each of our sessions sets, so that no default of a shop's server changes what our statements mean. */
public final class MysqlSession {

    /** Times without a zone are UTC; a value that does not fit is refused, not cut; a double quote is no identifier. */
    public static final String INIT =
            "SET SESSION time_zone = '+00:00', sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";

    /** A delete locks the rows it deletes and no gap between them, so that no trigger of the shop waits to write to the outbox. */
    public static final String ISOLATION = "TRANSACTION_READ_COMMITTED";

    private MysqlSession() {}
}
