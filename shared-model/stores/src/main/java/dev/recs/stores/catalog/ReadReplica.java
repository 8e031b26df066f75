package dev.recs.stores.catalog;

import com.zaxxer.hikari.HikariDataSource;
import dev.recs.stores.Failures;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreConnections;
import dev.recs.stores.StoreSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A replica of the shop's server, at {@code recs.mysql.read-url}; connected to when it is first asked. */
public final class ReadReplica implements AutoCloseable {

    private static final int SECONDS_FOR_A_SIGN = 2;

    private final HikariDataSource pool;
    private final ReplicaMark mark;
    private final JdbcTemplate jdbc;

    private ReadReplica(HikariDataSource pool, DataSource primary) {
        this.pool = pool;
        this.mark = new ReplicaMark(primary, pool);
        this.jdbc = new JdbcTemplate(pool);
    }

    /** Empty if none is set. */
    public static Optional<ReadReplica> of(DataSource primary, StoreAddresses addresses, StoreSettings.Mysql settings) {
        return settings.readUrl().isEmpty()
                ? Optional.empty()
                : Optional.of(new ReadReplica(StoreConnections.mysqlReplica(addresses, settings), primary));
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** Why nothing can be read from it; empty if it answers. */
    Optional<String> down() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(SECONDS_FOR_A_SIGN) ? Optional.empty() : Optional.of("it does not answer");
        } catch (SQLException e) {
            return Optional.of(reason(e));
        }
    }

    /** Why it must not be read as of now; empty once it has all that the primary has now. */
    public Optional<String> behind(Duration longest) {
        try {
            return shortfall(longest);
        } catch (ReplicaMark.PrimaryFailed e) {
            return Optional.of("the primary (recs.mysql.url) took no mark: " + Failures.reasonOf(e));
        } catch (SQLException e) {
            return Optional.of(reason(e));
        }
    }

    /** A larger mark than ours is another process's, which the primary has too. */
    private Optional<String> shortfall(Duration longest) throws SQLException {
        long written = mark.write();
        long found = mark.ofReplica(written, longest);
        if (found < written) {
            return Optional.of("it lags: what the primary wrote %s ago is not there".formatted(shown(longest)));
        }
        return found > written && found > mark.ofPrimary()
                ? Optional.of(
                        "it is ahead of the primary: it is a replica of another server, or the primary was put back from a backup")
                : Optional.empty();
    }

    /** What the server says of itself. */
    public String version() {
        return String.valueOf(jdbc.queryForObject("SELECT VERSION()", String.class));
    }

    private static String reason(SQLException failure) {
        return Failures.reasonOf(failure).replace("recs.mysql.url", "recs.mysql.read-url");
    }

    private static String shown(Duration duration) {
        return duration.toMillis() % 1_000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    @Override
    public void close() {
        pool.close();
    }
}
