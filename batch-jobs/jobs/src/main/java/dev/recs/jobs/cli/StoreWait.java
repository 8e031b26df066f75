package dev.recs.jobs.cli;

import com.mongodb.client.MongoClient;
import com.zaxxer.hikari.HikariDataSource;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.Failures;
import dev.recs.stores.queue.Cancellation;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import redis.clients.jedis.UnifiedJedis;

/** Waits at the start of a process that runs for long until all stores answer: after a restart of a machine they come in any order. */
final class StoreWait {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWait.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final List<ObjectProvider<?>> stores;
    private final Cancellation cancellation;

    /** Each provider connects when it is asked for its store, and again after that failed. */
    StoreWait(
            ObjectProvider<HikariDataSource> mysql,
            ObjectProvider<MongoClient> mongodb,
            ObjectProvider<UnifiedJedis> redis,
            Cancellation cancellation) {
        this.stores = List.of(mysql, mongodb, redis);
        this.cancellation = cancellation;
    }

    /**
     * Returns when all answer, or when the process is told to stop.
     *
     * @return whether all answer; false once the process was told to stop, whatever answers
     * @throws DependencyDown if one does not for so long
     */
    boolean await(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        for (ObjectProvider<?> store : stores) {
            boolean told = false;
            while (!cancellation.isRequested() && !isUp(store, deadline, told)) {
                told = true;
                cancellation.isRequestedWithin(PAUSE);
            }
        }
        return !cancellation.isRequested();
    }

    private static boolean isUp(ObjectProvider<?> store, long deadline, boolean told) {
        try {
            store.getObject();
            return true;
        } catch (RuntimeException e) {
            RuntimeException kind = Failures.asKind(e);
            if (!(kind instanceof DependencyDown) || System.nanoTime() >= deadline) {
                throw kind;
            }
            if (!told) {
                LOG.warn("waiting at the start: {}", kind.getMessage());
            }
            return false;
        }
    }
}
