package dev.recs.jobs.imports.load;

import dev.recs.jobs.imports.rows.TimeBounds;
import dev.recs.jobs.imports.text.ImportProgress;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.schema.SampleShop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import redis.clients.jedis.UnifiedJedis;

/** Reads a products file, an orders file and perhaps an events file into the sample shop. */
public final class StoreImport {

    private final SampleShop shop;
    private final DataSource mysql;
    private final UnifiedJedis redis;
    private final ErasureKey erasureKey;
    private final Clock clock;

    public StoreImport(SampleShop shop, DataSource mysql, UnifiedJedis redis, ErasureKey erasureKey, Clock clock) {
        this.shop = shop;
        this.mysql = mysql;
        this.redis = redis;
        this.erasureKey = erasureKey;
        this.clock = clock;
    }

    /** Imports files with our own columns. */
    public ImportReport run(ImportFiles files, Optional<Instant> shiftTo, ImportProgress progress) {
        return run(files, ImportOptions.DEFAULT, shiftTo, progress);
    }

    /**
     * Imports all files. Each is read to its end before anything is stored.
     *
     * @param shiftTo moves all times by the most whole weeks that leave the newest order not after it; of no effect but in a
     *     store's first import
     * @throws BadInput if a file cannot be read, or its header is not right
     * @throws UnusableRows if no row of a file can be used
     */
    public ImportReport run(
            ImportFiles files, ImportOptions options, Optional<Instant> shiftTo, ImportProgress progress) {
        List<Path> inputs = Stream.of(Optional.of(files.products()), Optional.of(files.orders()), files.events())
                .flatMap(Optional::stream)
                .toList();
        try (Rejects rejects = Rejects.into(files.rejects(), inputs)) {
            try {
                inputs.forEach(StoreImport::requireFile);
                StoreInput input = StoreInput.open(files, options);
                input.notes().forEach(progress::note);
                return write(input, shiftTo, new ImportOutputs(rejects, progress));
            } catch (BadInput e) {
                rejects.end(e.getMessage());
                throw e;
            }
        }
    }

    private ImportReport write(StoreInput input, Optional<Instant> shiftTo, ImportOutputs outputs) {
        shop.install();
        try (Connection connection = mysql.getConnection()) {
            String own = connection.getCatalog();
            try {
                begin(connection, shop.database());
                return run(connection, input, shiftTo, outputs);
            } finally {
                release(connection, own);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the import ended at an error of MySQL: " + e.getMessage(), e);
        }
    }

    private ImportReport run(Connection connection, StoreInput input, Optional<Instant> shiftTo, ImportOutputs outputs)
            throws SQLException {
        Instant now = clock.instant();
        TimeShift shift = TimeShift.compute(connection, input, shiftTo, now);
        TimeBounds bounds = new TimeBounds(now, Duration.ofDays(shift.days()));
        InputCheck check = new InputCheck(input, bounds, outputs.rejects());
        check.run();
        check.notes().forEach(outputs.progress()::note);
        shift.settle(connection);
        ImportSession session = new ImportSession(connection, input, bounds, outputs.rejects(), outputs.progress());
        return session.run(check, new EventWriter(redis, erasureKey, shift.days()));
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("no file at %s: give the path of a file that exists".formatted(file));
        }
    }

    /** For the import the connection is in the shop's database. */
    private static void begin(Connection connection, String shop) throws SQLException {
        connection.setCatalog(shop);
        connection.setAutoCommit(false);
        execute(connection, "SET @recs_import = 1");
    }

    /** The connection goes back to a pool: the next one who gets it must not silence the triggers, nor be in the shop. */
    private static void release(Connection connection, String own) throws SQLException {
        if (connection.isValid(1)) {
            connection.rollback();
            execute(connection, "SET @recs_import = NULL");
            connection.setAutoCommit(true);
            connection.setCatalog(own);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where an import reports. */
    private record ImportOutputs(Rejects rejects, ImportProgress progress) {}
}
