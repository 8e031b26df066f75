package dev.recs.jobs.nightly;

import dev.recs.jobs.nightly.UserPages.Candidate;
import dev.recs.jobs.nightly.UserPages.Range;
import dev.recs.model.UserId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Reads the users of one partition; its position is the last id it handed out. For one thread. */
final class UserIdReader implements ItemStreamReader<UserId> {

    static final String AFTER = "after";
    static final String UP_TO = "upTo";

    private final UserPages pages;
    private final StaleLists staleLists;
    private final NightlyJobParameters run;
    private final Deque<UserId> page = new ArrayDeque<>();
    private Range unread = Range.WHOLE;
    private String position = "";

    UserIdReader(UserPages pages, StaleLists staleLists, NightlyJobParameters run) {
        this.pages = pages;
        this.staleLists = staleLists;
        this.run = run;
    }

    @Override
    public void open(ExecutionContext context) {
        position = context.getString(AFTER, "");
        unread = new Range(position, context.getString(UP_TO, ""));
        page.clear();
    }

    @Override
    public @Nullable UserId read() {
        while (page.isEmpty()) {
            List<Candidate> candidates = pages.page(run.selection(), run.asOf(), unread);
            if (candidates.isEmpty()) {
                return null;
            }
            unread = unread.from(candidates.getLast().userId());
            selected(candidates).forEach(candidate -> page.add(candidate.userId()));
        }
        UserId user = page.remove();
        position = user.value();
        return user;
    }

    @Override
    public void update(ExecutionContext context) {
        context.putString(AFTER, position);
    }

    private List<Candidate> selected(List<Candidate> candidates) {
        return run.selection() == Selection.STALE ? staleLists.among(candidates, run.asOf()) : candidates;
    }
}
