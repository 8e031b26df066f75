package dev.recs.jobs.worker;

import dev.recs.model.UserId;
import dev.recs.model.redis.RefreshCause;
import dev.recs.stores.outbox.OutboxRow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The outbox rows of a batch's users that were committed before it reads anything else. */
record OutboxRows(List<OutboxRow> rows) {

    OutboxRows {
        rows = List.copyOf(rows);
    }

    List<Long> idsOf(Collection<UserId> users) {
        return rows.stream()
                .filter(row -> users.contains(row.user()))
                .map(OutboxRow::id)
                .sorted()
                .toList();
    }

    List<UserId> deletedAmong(Collection<UserId> users) {
        return rows.stream()
                .filter(row -> row.cause() == RefreshCause.ACCOUNT_DELETED && users.contains(row.user()))
                .map(OutboxRow::user)
                .distinct()
                .toList();
    }

    /** When the last change of a user becomes visible; {@link Instant#EPOCH} if there is none. */
    Instant visibleAt(UserId user, Instant notAfter) {
        return rows.stream()
                .filter(row -> row.user().equals(user))
                .map(OutboxRow::visibleAt)
                .filter(time -> !time.isAfter(notAfter))
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** For the log: the traces that a list answers. */
    String tracesOf(UserId user) {
        return rows.stream()
                .filter(row -> row.user().equals(user))
                .map(OutboxRow::traceId)
                .collect(Collectors.joining(" "));
    }
}
