package dev.recs.stores.events;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code recs_events} with its user and what an order came to.
 *
 * @param userHash the user, as a keyed hash
 * @param isSettled whether an order was seen in the shop
 * @param amount of an order; null where the shop tells no price
 * @param currency empty where the shop tells none
 */
public record StoredEvent(
        String userHash,
        ShownRow row,
        boolean isSettled,
        @Nullable BigDecimal amount,
        String currency) {

    static final String COLUMNS = "user_hash, " + ShownRow.COLUMNS + ", is_settled, amount, currency";

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getString("user_hash"),
                ShownRow.read(row),
                row.getBoolean("is_settled"),
                row.getBigDecimal("amount"),
                row.getString("currency"));
    }
}
