package dev.recs.stores.schema;

import dev.recs.model.failure.Misconfigured;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether the server lets our user create triggers, asked before any is made: MySQL has no transactional DDL, so a set that
 * it refuses half-way (error 1419) would stay half.
 */
final class TriggerRight {

    private static final String REFUSED_1419 = """
            SELECT @@log_bin = 1 AND @@log_bin_trust_function_creators = 0 AND NOT EXISTS (
              SELECT 1 FROM information_schema.user_privileges
              WHERE privilege_type = 'SUPER'
                AND grantee = CONCAT('''', SUBSTRING_INDEX(CURRENT_USER(), '@', 1), '''@''', SUBSTRING_INDEX(CURRENT_USER(), '@', -1), ''''))
            """;

    private TriggerRight() {}

    /** @throws Misconfigured naming the server's variable */
    static void require(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet refused = statement.executeQuery(REFUSED_1419)) {
            if (refused.next() && refused.getBoolean(1)) {
                throw new Misconfigured(
                        "MySQL's binary log is on and its variable log_bin_trust_function_creators is 0:"
                                + " the user of recs.mysql.url may create no triggers, expected 1 (or a user with SUPER); nothing was made");
            }
        }
    }
}
