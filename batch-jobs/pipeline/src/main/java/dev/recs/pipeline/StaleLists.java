package dev.recs.pipeline;

import dev.recs.model.UserId;
import dev.recs.recommender.lists.CurrentListSettings;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.lists.Recommendations.Stamp;
import dev.recs.stores.shop.ShopUsers.Active;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tells whose list is stale: there is none, it is old, it was made by other settings or rules, or the user did something since. */
public final class StaleLists {

    private final Recommendations lists;
    private final RefreshSettings settings;
    private final CurrentListSettings listSettings;

    public StaleLists(Recommendations lists, RefreshSettings settings, CurrentListSettings listSettings) {
        this.lists = lists;
        this.settings = settings;
        this.listSettings = listSettings;
    }

    /** One query for all. */
    public List<Active> among(List<Active> candidates, Instant asOf) {
        Map<UserId, Stamp> stamps =
                lists.stamps(candidates.stream().map(Active::userId).toList());
        String digest = listSettings.get().digestAt(asOf);
        Instant oldest = asOf.minus(settings.staleAfter());
        return candidates.stream()
                .filter(candidate -> {
                    Stamp list = stamps.get(candidate.userId());
                    return list == null
                            || list.version().asOf().isBefore(oldest)
                            || !list.recipe().startsWith(digest)
                            || candidate.lastActiveAt().isAfter(list.version().activityUntil());
                })
                .toList();
    }
}
