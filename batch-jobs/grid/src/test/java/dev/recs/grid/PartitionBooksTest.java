package dev.recs.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.grid.executor.RangeResult;
import dev.recs.grid.executor.Spent;
import dev.recs.grid.executor.UserRange;
import dev.recs.jobs.nightly.GridRun.OpenPartition;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.shop.ShopUsers.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PartitionBooksTest {

    private final List<String> saved = new ArrayList<>();
    private final PartitionBooks books = new PartitionBooks(
            (partition, last, account) -> saved.add("%d %s %d".formatted(partition, last.value(), account.read())),
            new OpenPartition(7, new Range("a", null), new RefreshAccount(Map.of(Outcome.REFRESHED, 100L))),
            3);

    @Test
    void thePositionMovesOverWhatIsDoneWithoutAGap() {
        books.add(done(1, "b", "c", 2));
        assertThat(saved).isEmpty();

        books.add(done(0, "a", "b", 1));
        assertThat(saved).containsExactly("7 b 101", "7 c 103");
        assertThat(books.isDone()).isFalse();

        books.add(result(new UserRange(7, 2, "c", null), "z", 4, true));
        assertThat(saved).last().isEqualTo("7 z 107");
        assertThat(books.isDone()).isTrue();
    }

    @Test
    void aRangeThatWasNotDoneToItsEndMovesItToTheLastUserDoneAndNoFurther() {
        books.add(done(1, "b", "c", 2));
        books.add(result(new UserRange(7, 0, "a", "b"), "ab", 5, false));
        books.add(done(2, "c", "d", 3));

        assertThat(saved).containsExactly("7 ab 105");
        assertThat(books.isDone()).isFalse();
    }

    @Test
    void aRangeWithoutUsersMovesItToItsEnd() {
        books.add(result(new UserRange(7, 0, "a", "b"), null, 0, true));

        assertThat(saved).containsExactly("7 b 100");
    }

    private static RangeResult done(int number, String after, String upTo, long users) {
        return result(new UserRange(7, number, after, upTo), upTo, users, true);
    }

    private static RangeResult result(UserRange range, @Nullable String last, long users, boolean whole) {
        return new RangeResult(
                range, Map.of(Outcome.REFRESHED, users), last, Map.of(), List.of(), Spent.NOTHING, whole, null);
    }
}
