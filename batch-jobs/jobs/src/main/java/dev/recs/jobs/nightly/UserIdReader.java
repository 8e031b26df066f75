package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.pipeline.StaleLists;
import dev.recs.stores.shop.ShopUsers.Active;
import dev.recs.stores.shop.ShopUsers.Range;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the users of one partition, from where an earlier attempt has come to. For one thread. */
final class UserIdReader implements ItemStreamReader<UserId> {

    private final UserPages pages;
    private final StaleLists staleLists;
    private final NightlyJobParameters run;
    private final IntFunction<Range> left;
    private final Deque<UserId> page = new ArrayDeque<>();
    private Range unread = Range.WHOLE;

    /** @param left what is left of a partition, by its number */
    UserIdReader(UserPages pages, StaleLists staleLists, NightlyJobParameters run, IntFunction<Range> left) {
        this.pages = pages;
        this.staleLists = staleLists;
        this.run = run;
        this.left = left;
    }

    @Override
    public void open(ExecutionContext context) {
        unread = left.apply(UserPartitioner.numberIn(context));
        page.clear();
    }

    @Override
    public @Nullable UserId read() {
        while (page.isEmpty()) {
            List<Active> candidates = pages.page(run.selection(), run.asOf(), unread);
            if (candidates.isEmpty()) {
                return null;
            }
            unread = unread.from(candidates.getLast().userId());
            selected(candidates).forEach(candidate -> page.add(candidate.userId()));
        }
        return page.remove();
    }

    private List<Active> selected(List<Active> candidates) {
        return run.selection() == Selection.STALE ? staleLists.among(candidates, run.asOf()) : candidates;
    }
}
