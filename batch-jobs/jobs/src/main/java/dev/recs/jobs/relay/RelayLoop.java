package dev.recs.jobs.relay;

import dev.recs.stores.Failures;
import dev.recs.stores.outbox.Outbox;
import dev.recs.stores.queue.CancellableBackOff;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.RefreshQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.util.backoff.BackOffExecution;

/** Waits to lead, then relays until told to stop or until a store goes away; then waits again. */
public final class RelayLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final Duration BETWEEN_RESENDS = Duration.ofSeconds(1);

    private final DataSource mysql;
    private final RefreshQueue queue;
    private final RelaySettings settings;
    private final MeterRegistry meters;
    private final Cancellation cancellation;

    public RelayLoop(
            DataSource mysql,
            RefreshQueue queue,
            RelaySettings settings,
            MeterRegistry meters,
            Cancellation cancellation) {
        this.mysql = mysql;
        this.queue = queue;
        this.settings = settings;
        this.meters = meters;
        this.cancellation = cancellation;
    }

    @Override
    public void run() {
        BackOffExecution backOff = CancellableBackOff.whileAStoreIsDown().start();
        while (!cancellation.isRequested()) {
            AtomicBoolean relayed = new AtomicBoolean();
            try (RelayLeader leader = new RelayLeader(mysql)) {
                if (leader.lead()) {
                    LOG.info("relaying the outbox");
                    relay(new Relay(new Outbox(leader.jdbc()), queue, settings, meters), relayed);
                }
            } catch (SQLException | RuntimeException e) {
                if (relayed.get()) {
                    backOff = CancellableBackOff.whileAStoreIsDown().start();
                }
                Duration pause = Duration.ofMillis(backOff.nextBackOff());
                LOG.warn("relay stopped, trying again in {} ms: {}", pause.toMillis(), reason(e));
                cancellation.isRequestedWithin(pause);
            }
        }
    }

    /** @param relayed set once the stores have answered */
    private void relay(Relay relay, AtomicBoolean relayed) {
        long resendAt = System.nanoTime();
        while (!cancellation.isRequested()) {
            boolean more = relay.sendNew();
            if (System.nanoTime() - resendAt >= 0) {
                relay.sendAgain();
                resendAt = System.nanoTime() + BETWEEN_RESENDS.toNanos();
            }
            relayed.set(true);
            if (!more) {
                cancellation.isRequestedWithin(settings.poll());
            }
        }
    }

    /** The text of a SQL failure holds the statement; what is down is enough. */
    private static String reason(Exception failure) {
        return Failures.kindOf(failure).map(Throwable::getMessage).orElseGet(() -> switch (failure) {
            case DataAccessException data ->
                String.valueOf(data.getMostSpecificCause().getMessage());
            default -> failure.toString();
        });
    }
}
