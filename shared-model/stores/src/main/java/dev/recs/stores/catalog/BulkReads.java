package dev.recs.stores.catalog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The server from which all purchases and the whole catalog are read: the replica, if there is one and it has what is asked for, else the
 * primary.
 *
 * <p>What is read as of a moment may lack nothing of before it, so the replica is waited for, and not taken if it does not come. One that is
 * down or lags is said in one line, and asked again after a minute; nothing is refused, because the primary has it all. Where a server goes
 * down in the middle of a result, the reading fails.
 */
public final class BulkReads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BulkReads.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final JdbcTemplate primary;
    private final Optional<ReadReplica> replica;
    private final Duration longestWait;
    private final Clock clock;

    private Instant complete = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private @Nullable String told;

    /** @param longestWait for the replica to have what the primary has */
    public BulkReads(JdbcTemplate primary, Optional<ReadReplica> replica, Duration longestWait, Clock clock) {
        this.primary = primary;
        this.replica = replica;
        this.longestWait = longestWait;
        this.clock = clock;
    }

    /** The replica; empty if none is set. */
    public Optional<ReadReplica> replica() {
        return replica;
    }

    /** For all that was written up to a moment. */
    public synchronized JdbcTemplate upTo(Instant asOf) {
        Instant now = clock.instant();
        Instant wanted = asOf.isAfter(now) ? now : asOf;
        return replica.map(server -> chosen(server, now, () -> {
                    if (!complete.isBefore(wanted)) {
                        return server.down();
                    }
                    Optional<String> behind = server.behind(longestWait);
                    complete = behind.isEmpty() ? now : complete;
                    return behind;
                }))
                .orElse(primary);
    }

    /** For the catalog of about now, which may be older by the replica's lag. */
    public synchronized JdbcTemplate lately() {
        return replica.map(server -> chosen(server, clock.instant(), server::down))
                .orElse(primary);
    }

    private JdbcTemplate chosen(ReadReplica server, Instant now, Supplier<Optional<String>> fault) {
        if (now.isBefore(notBefore)) {
            return primary;
        }
        Optional<String> found = fault.get();
        found.ifPresent(reason -> notBefore = clock.instant().plus(PAUSE));
        String state = found.orElse("");
        if (!state.equals(told)) {
            tell(state);
            told = state;
        }
        return found.isEmpty() ? server.jdbc() : primary;
    }

    private static void tell(String fault) {
        if (fault.isEmpty()) {
            LOG.info("purchases and the catalog are read from the replica (recs.mysql.read-url)");
        } else {
            LOG.warn(
                    "the replica (recs.mysql.read-url) is not used: {}; purchases and the catalog are read from the primary",
                    fault);
        }
    }

    @Override
    public void close() {
        replica.ifPresent(ReadReplica::close);
    }
}
