package dev.recs.jobs.relay;

import dev.recs.stores.Failures;
import dev.recs.stores.queue.CancellableBackOff;
import dev.recs.stores.queue.Cancellation;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;

/** Polls until told to stop. Several processes that poll make the same users due, which is one refresh. */
public final class OrderPollLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(OrderPollLoop.class);

    private final Supplier<OrderPoll> polls;
    private final Duration interval;
    private final Cancellation cancellation;

    public OrderPollLoop(Supplier<OrderPoll> polls, Duration interval, Cancellation cancellation) {
        this.polls = polls;
        this.interval = interval;
        this.cancellation = cancellation;
    }

    @Override
    public void run() {
        BackOffExecution backOff = CancellableBackOff.whileAStoreIsDown().start();
        OrderPoll poll = null;
        while (!cancellation.isRequested()) {
            try {
                poll = poll == null ? polls.get() : poll;
                poll.poll();
                backOff = CancellableBackOff.whileAStoreIsDown().start();
                cancellation.isRequestedWithin(interval);
            } catch (RuntimeException e) {
                Duration pause = Duration.ofMillis(backOff.nextBackOff());
                LOG.warn(
                        "orders could not be polled, trying again in {} ms: {}",
                        pause.toMillis(),
                        Failures.asKind(e).getMessage());
                cancellation.isRequestedWithin(pause);
            }
        }
    }
}
