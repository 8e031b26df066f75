package dev.recs.grid;

import dev.recs.grid.executor.RangeResult;
import dev.recs.jobs.nightly.GridRun.OpenPartition;
import dev.recs.model.UserId;
import dev.recs.pipeline.RefreshAccount;
import java.util.HashMap;
import java.util.Map;

/**
 * How far a partition has come: position and account move together over the ranges that are done without a gap before them.
 *
 * <p>A result behind a gap waits. If the run ends before the gap is closed, its users are done again and counted then.
 */
final class PartitionBooks {

    private final Positions positions;
    private final int partition;
    private final int ranges;
    private final Map<Integer, RangeResult> waiting = new HashMap<>();
    private RefreshAccount account;
    private int next;
    private boolean stuck;

    /** @param ranges how many there are */
    PartitionBooks(Positions positions, OpenPartition partition, int ranges) {
        this.positions = positions;
        this.partition = partition.number();
        this.account = partition.account();
        this.ranges = ranges;
    }

    void add(RangeResult result) {
        waiting.put(result.range().number(), result);
        RangeResult done = stuck ? null : waiting.remove(next);
        while (done != null) {
            account = account.plus(done.account());
            String last = done.doneUpTo();
            if (last != null) {
                positions.save(partition, new UserId(last), account);
            }
            stuck = !done.whole();
            next++;
            done = stuck ? null : waiting.remove(next);
        }
    }

    boolean isDone() {
        return next == ranges && !stuck;
    }

    RefreshAccount account() {
        return account;
    }

    /** Where positions are kept. */
    @FunctionalInterface
    interface Positions {

        /** All users of a partition up to one are done, with that account. */
        void save(int partition, UserId last, RefreshAccount account);
    }
}
