package dev.recs.evaluation;

import dev.recs.jobs.imports.load.StoreFiles;
import dev.recs.model.UserId;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What users searched for and looked at, by user. */
public record StoreEvents(Map<UserId, List<RecentSearch>> searches, Map<UserId, List<RecentView>> views) {

    static final StoreEvents NONE = new StoreEvents(Map.of(), Map.of());

    /** As many as the profile reads. */
    private static final int LATEST = 50;

    public StoreEvents {
        searches = Map.copyOf(searches);
        views = Map.copyOf(views);
    }

    static StoreEvents ofFile(Path file, Consumer<String> rejected) {
        Map<UserId, List<RecentSearch>> searches = new HashMap<>();
        Map<UserId, List<RecentView>> views = new HashMap<>();
        new StoreFiles(rejected).events(file, new StoreFiles.EventTaker() {
            @Override
            public void searched(UserId userId, RecentSearch search) {
                searches.computeIfAbsent(userId, user -> new ArrayList<>()).add(search);
            }

            @Override
            public void viewed(UserId userId, RecentView view) {
                views.computeIfAbsent(userId, user -> new ArrayList<>()).add(view);
            }
        });
        return new StoreEvents(searches, views);
    }

    /** The latest of each user before a moment, newest first; nothing of then or later. */
    StoreEvents before(Instant cut) {
        Map<UserId, List<RecentSearch>> earlierSearches = new HashMap<>();
        searches.forEach((user, all) -> earlierSearches.put(
                user,
                all.stream()
                        .filter(search -> search.timestamp().isBefore(cut))
                        .sorted(Comparator.comparing(RecentSearch::timestamp).reversed())
                        .limit(LATEST)
                        .toList()));
        Map<UserId, List<RecentView>> earlierViews = new HashMap<>();
        views.forEach((user, all) -> earlierViews.put(
                user,
                all.stream()
                        .filter(view -> view.timestamp().isBefore(cut))
                        .sorted(Comparator.comparing(RecentView::timestamp).reversed())
                        .limit(LATEST)
                        .toList()));
        return new StoreEvents(earlierSearches, earlierViews);
    }
}
