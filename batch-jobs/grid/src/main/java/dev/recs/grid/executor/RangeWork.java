package dev.recs.grid.executor;

import dev.recs.model.UserId;
import dev.recs.pipeline.DividedChunks;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.shop.ShopUsers.Active;
import dev.recs.stores.shop.ShopUsers.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Refreshes the users of a range, chunk after chunk. For one thread. */
final class RangeWork {

    private static final int LONGEST_REASON = 1_000;

    private final ExecutorPipeline pipeline;
    private final UserRange range;
    private final StoreRetry retry;
    private final BooleanSupplier stopped;
    private final DividedChunks chunks;
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Set<String> gone = new LinkedHashSet<>();
    private RefreshAccount account = RefreshAccount.NONE;
    private @Nullable String last;

    /** @param stopped looked at before each part of a chunk */
    RangeWork(ExecutorPipeline pipeline, UserRange range, StoreRetry retry, BooleanSupplier stopped) {
        this.pipeline = pipeline;
        this.range = range;
        this.retry = retry;
        this.stopped = stopped;
        this.chunks = new DividedChunks(
                pipeline::refresh,
                pipeline.order().users().asOf(),
                users -> users.forEach(user -> gone.add(user.value())),
                (user, failure) -> skipped.put(user.value(), reasonOf(failure)));
    }

    /**
     * To the end of the range, or until a store is down for too long, a setting is found wrong, or more users were skipped than a run may.
     *
     * @throws CancellationException if the task is stopped
     */
    RangeResult run() {
        boolean whole = false;
        TaskFailure failure = null;
        try {
            whole = work();
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            failure = TaskFailure.of(e).orElseThrow(() -> e);
        }
        return new RangeResult(
                range, account.counts(), last, skipped, List.copyOf(gone), pipeline.spentSince(), whole, failure);
    }

    private boolean work() {
        Range unread = range.ids();
        List<Active> page = page(unread);
        while (!page.isEmpty() && !tooManySkipped()) {
            List<Active> read = page;
            chunk(retry.call(() -> pipeline.chosen(read)));
            last = page.getLast().userId().value();
            unread = unread.from(page.getLast().userId());
            page = page(unread);
        }
        return page.isEmpty() && !tooManySkipped();
    }

    private boolean tooManySkipped() {
        return skipped.size() > pipeline.settings().refresh().skipLimit();
    }

    private List<Active> page(Range unread) {
        return retry.call(() -> pipeline.page(unread));
    }

    private void chunk(List<UserId> users) {
        List<RefreshAccount> parts = new ArrayList<>();
        pipeline.throttle().share(users, part -> {
            if (stopped.getAsBoolean()) {
                throw new CancellationException("the task was stopped");
            }
            parts.add(retry.call(() -> chunks.refresh(part)));
        });
        account = parts.stream().reduce(account, RefreshAccount::plus);
    }

    private static String reasonOf(RuntimeException failure) {
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
