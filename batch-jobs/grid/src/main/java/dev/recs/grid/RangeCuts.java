package dev.recs.grid;

import dev.recs.grid.executor.UserRange;
import dev.recs.jobs.nightly.GridRun.OpenPartition;
import dev.recs.stores.shop.ShopUsers;
import java.util.ArrayList;
import java.util.List;

/** Cuts what is left of a partition into ranges of so many users. */
final class RangeCuts {

    private final ShopUsers users;
    private final int size;

    RangeCuts(ShopUsers users, int size) {
        this.users = users;
        this.size = size;
    }

    /** In the order of ids, without a gap; one at least. */
    List<UserRange> of(OpenPartition partition) {
        List<UserRange> ranges = new ArrayList<>();
        String after = partition.left().after();
        for (String cut : users.cuts(partition.left(), size)) {
            ranges.add(new UserRange(partition.number(), ranges.size(), after, cut));
            after = cut;
        }
        if (ranges.isEmpty() || !after.equals(partition.left().upTo())) {
            ranges.add(new UserRange(
                    partition.number(), ranges.size(), after, partition.left().upTo()));
        }
        return ranges;
    }
}
