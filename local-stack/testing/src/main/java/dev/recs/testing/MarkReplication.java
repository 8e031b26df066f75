package dev.recs.testing;

import java.time.Duration;
import org.springframework.jdbc.core.JdbcOperations;

/** What a replication does with the mark of {@code recs_job_positions}, every few milliseconds until it is closed; nothing else is copied. */
public final class MarkReplication implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Thread copier;

    private MarkReplication(Thread copier) {
        this.copier = copier;
    }

    /** Both with the database of our tables. */
    public static MarkReplication start(JdbcOperations primary, JdbcOperations replica) {
        return new MarkReplication(Thread.ofVirtual().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                primary.queryForList("SELECT account FROM recs_job_positions WHERE run_id = -1", String.class)
                        .forEach(mark -> set(replica, mark));
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }));
    }

    /** The mark as another server has it. */
    public static void set(JdbcOperations server, String mark) {
        server.update("REPLACE INTO recs_job_positions VALUES (-1, 0, '', NULL, ?)", mark);
    }

    @Override
    public void close() {
        copier.interrupt();
        try {
            copier.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
