package dev.recs.jobs.connect;

import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.Failures;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Whether what {@code recs connect} made still works, asked with the rights of the jobs. Two procedures of ours run as the account of the
 * triggers, and so see what the triggers see: a trigger on a table where the account lost its right TRIGGER is not seen there.
 */
public final class ConnectionWatch {

    private static final int NO_SUCH_USER = 1449;
    private static final String CONNECTED =
            "SELECT COUNT(*) FROM information_schema.views WHERE table_schema = DATABASE() AND table_name = 'recs_connected'";

    private final DataSource mysql;

    /** @param mysql sessions are in our database */
    public ConnectionWatch(DataSource mysql) {
        this.mysql = mysql;
    }

    /** How many triggers were applied; 0 where no shop was connected, and where it is polled. */
    public int triggers() {
        try (Connection connection = mysql.getConnection();
                Statement statement = connection.createStatement()) {
            return expectedTriggers(statement).size();
        } catch (SQLException e) {
            throw new DependencyDown("MySQL", Failures.reasonOf(e), e);
        }
    }

    /** A line for each fault; empty also where no shop was connected, and where it is polled. */
    public List<String> faults() {
        try (Connection connection = mysql.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, String> expected = expectedTriggers(statement);
            if (expected.isEmpty()) {
                return List.of();
            }
            List<String> faults = new ArrayList<>();
            addTriggerFaults(faults, statement, expected);
            if (faults.isEmpty()) {
                addOutboxFault(faults, connection, statement);
            }
            return faults;
        } catch (SQLException e) {
            return List.of("the connection to the shop could not be looked at: " + e.getMessage());
        }
    }

    private static Map<String, String> expectedTriggers(Statement statement) throws SQLException {
        Map<String, String> expected = new HashMap<>();
        if (text(statement, CONNECTED).equals("0")) {
            return expected;
        }
        for (String trigger :
                text(statement, "SELECT shop_triggers FROM recs_connected").split(",", -1)) {
            String[] parts = trigger.split(":", -1);
            if (parts.length == 2) {
                expected.put(parts[0], parts[1]);
            }
        }
        return expected;
    }

    private static void addTriggerFaults(List<String> faults, Statement statement, Map<String, String> expected) {
        Map<String, String> there = new HashMap<>();
        try (ResultSet rows = statement.executeQuery("CALL recs_watch_triggers()")) {
            while (rows.next()) {
                there.put(rows.getString(1), Trigger.digest(rows.getString(2)));
            }
        } catch (SQLException e) {
            faults.add(
                    e.getErrorCode() == NO_SUCH_USER
                            ? "the account of the triggers is gone, and the shop's statements on their tables FAIL (error 1449): 'recs connect --apply' makes it again, --remove drops the triggers"
                            : "the account of the triggers cannot be asked: " + e.getMessage());
            return;
        }
        expected.forEach((name, digest) -> {
            if (!there.containsKey(name)) {
                faults.add(
                        "trigger %s is gone, or its account lost the right TRIGGER, and then the shop's statements on that table FAIL (error 1142): 'recs connect --apply'"
                                .formatted(name));
            } else if (!there.get(name).equals(digest)) {
                faults.add("trigger %s is not the one that was applied: 'recs connect --apply'".formatted(name));
            }
        });
    }

    /** Writes as a trigger does and takes it back. */
    private static void addOutboxFault(List<String> faults, Connection connection, Statement statement)
            throws SQLException {
        String timeouts = text(
                statement,
                "SELECT CONCAT('SET SESSION lock_wait_timeout = ', @@lock_wait_timeout, ', innodb_lock_wait_timeout = ', @@innodb_lock_wait_timeout)");
        statement.execute("SET SESSION lock_wait_timeout = 2, innodb_lock_wait_timeout = 2");
        connection.setAutoCommit(false);
        try {
            statement.execute("CALL recs_watch_outbox()");
        } catch (SQLException e) {
            faults.add(
                    "the triggers cannot write to refresh_outbox, so that lists do not follow orders; orders WAIT if it is a lock, and FAIL if the disk is full (error 1114): "
                            + e.getMessage());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
            statement.execute(timeouts);
        }
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
