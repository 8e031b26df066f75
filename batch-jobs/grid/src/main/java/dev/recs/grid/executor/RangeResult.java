package dev.recs.grid.executor;

import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a range.
 *
 * @param counts users by outcome, of the chunks that were done
 * @param last user of those chunks; null if there was none
 * @param skipped users with the reason, those of a chunk that was not done among them
 * @param gone users with too few signals of whom something is stored
 * @param spent of the embedding provider by the executor since it last told
 * @param whole the range was done to its end
 * @param failure why it was not; null if more users were skipped than a run may
 */
public record RangeResult(
        UserRange range,
        Map<Outcome, Long> counts,
        @Nullable String last,
        Map<String, String> skipped,
        List<String> gone,
        Spent spent,
        boolean whole,
        @Nullable TaskFailure failure)
        implements Serializable {

    public RangeResult {
        counts = Map.copyOf(counts);
        skipped = Map.copyOf(skipped);
        gone = List.copyOf(gone);
    }

    public RefreshAccount account() {
        return new RefreshAccount(counts);
    }

    /** To whom the range was done, with all before them; null if nobody is known. */
    public @Nullable String doneUpTo() {
        return whole && range.upTo() != null ? range.upTo() : last;
    }
}
