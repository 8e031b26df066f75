package dev.recs.grid.executor;

import dev.recs.stores.shop.ShopUsers.Range;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The work of a task: a part of a partition.
 *
 * @param number within the partition, from 0
 * @param after exclusive; empty: from the first
 * @param upTo inclusive; null: to the last
 */
public record UserRange(
        int partition, int number, String after, @Nullable String upTo) implements Serializable {

    Range ids() {
        return new Range(after, upTo);
    }
}
