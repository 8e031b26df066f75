package dev.recs.imports;

import dev.recs.model.failure.BadInput;
import dev.recs.stores.ErasureKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import redis.clients.jedis.RedisClient;

/** Reads a products file, an orders file and perhaps an events file into the reference store. */
public final class StoreImport {

    private final DataSource mysql;
    private final RedisClient redis;
    private final ErasureKey erasureKey;
    private final Clock clock;

    public StoreImport(DataSource mysql, RedisClient redis, ErasureKey erasureKey, Clock clock) {
        this.mysql = mysql;
        this.redis = redis;
        this.erasureKey = erasureKey;
        this.clock = clock;
    }

    /**
     * Imports all files.
     *
     * @param shiftTo moves all times by the most whole weeks that leave the newest order not after it; of no effect but in a
     *     store's first import
     * @throws BadInput if a file or a required column is missing
     */
    public ImportReport run(ImportFiles files, Optional<Instant> shiftTo, ImportProgress progress) {
        Stream.of(Optional.of(files.products()), Optional.of(files.orders()), files.events())
                .flatMap(Optional::stream)
                .forEach(StoreImport::requireFile);
        try (Rejects rejects = Rejects.into(files.rejects());
                Connection connection = mysql.getConnection()) {
            Instant now = clock.instant();
            try {
                begin(connection);
                CsvFile orders = new CsvFile(files.orders(), OrderRow.COLUMNS);
                int shiftDays = TimeShift.settle(connection, orders, shiftTo, now);
                ImportSession session = new ImportSession(connection, rejects, progress, now);
                return session.run(files, new EventWriter(redis, erasureKey, shiftDays), shiftDays);
            } finally {
                release(connection);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the import ended at an error of MySQL: " + e.getMessage(), e);
        }
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("no file at %s: give the path of a file that exists".formatted(file));
        }
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "SET @recs_import = 1");
    }

    /** The connection goes back to a pool: the next one who gets it must not silence the triggers. */
    private static void release(Connection connection) throws SQLException {
        if (connection.isValid(1)) {
            connection.rollback();
            execute(connection, "SET @recs_import = NULL");
            connection.setAutoCommit(true);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
