package dev.recs.jobs.nightly;

import dev.recs.stores.MysqlLock;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The lock that a run holds: there is one run at a time, on whatever machine. */
final class JobLock implements AutoCloseable {

    private static final String PURPOSE = "recs-refresh";

    private final MysqlLock lock;

    private JobLock(MysqlLock lock) {
        this.lock = lock;
    }

    /** @throws JobAlreadyRunning if another run holds it */
    static JobLock acquire(DataSource mysql) throws SQLException {
        MysqlLock lock = MysqlLock.ask(mysql, PURPOSE);
        if (!lock.isHeld()) {
            lock.close();
            throw new JobAlreadyRunning(lock.name());
        }
        return new JobLock(lock);
    }

    @Override
    public void close() throws SQLException {
        lock.close();
    }
}
