package dev.recs.stores.events;

import dev.recs.model.event.ReferredEvent.Response;
import dev.recs.model.event.ReferredKind;
import dev.recs.stores.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A row of {@code recs_events} of one user.
 *
 * @param reference id of the response, of an order that of the order
 */
public record ShownRow(long id, ReferredKind kind, String productId, String reference, Response response, Instant at) {

    static final String COLUMNS =
            "id, kind, product_id, reference, recommendation_id, placement, source, shelf, variant, happened_at";

    static ShownRow read(ResultSet row) throws SQLException {
        return new ShownRow(
                row.getLong("id"),
                ReferredKind.of(row.getString("kind")),
                row.getString("product_id"),
                row.getString("reference"),
                new Response(
                        row.getString("recommendation_id"),
                        row.getString("placement"),
                        row.getString("source"),
                        row.getString("shelf"),
                        row.getInt("variant")),
                SqlTimes.read(row, "happened_at"));
    }
}
