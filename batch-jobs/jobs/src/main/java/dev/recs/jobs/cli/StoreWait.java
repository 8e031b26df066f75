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
import org.springframework.beans.factory.BeanFactory;
import redis.clients.jedis.UnifiedJedis;

/** Waits at the start of a process that runs for long until all stores answer: after a restart of a machine they come in any order. */
final class StoreWait {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWait.class);

    private static final List<Class<?>> STORES = List.of(HikariDataSource.class, MongoClient.class, UnifiedJedis.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final BeanFactory stores;
    private final Cancellation cancellation;

    /** @param stores connects when it is asked for a store, and again after that failed */
    StoreWait(BeanFactory stores, Cancellation cancellation) {
        this.stores = stores;
        this.cancellation = cancellation;
    }

    /**
     * Returns when all answer, or when the process is told to stop.
     *
     * @throws DependencyDown if one does not for so long
     */
    void await(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        for (Class<?> store : STORES) {
            boolean told = false;
            while (!isUp(store, deadline, told) && !cancellation.isRequestedWithin(PAUSE)) {
                told = true;
            }
        }
    }

    private boolean isUp(Class<?> store, long deadline, boolean told) {
        try {
            stores.getBean(store);
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
