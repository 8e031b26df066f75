package dev.recs.pipeline;

import dev.recs.model.UserId;
import dev.recs.model.experiment.VariantName;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.recommender.experiments.ListsByVariant;
import dev.recs.stores.lists.Recommendations;
import dev.recs.stores.lists.Recommendations.Stamp;
import dev.recs.stores.shop.ShopUsers.Active;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tells whose list is stale: there is none, it is old, it was made by other settings or rules or of another variant than the user's, or the
 * user did something since.
 */
public final class StaleLists {

    private final Recommendations lists;
    private final RefreshSettings settings;
    private final CurrentLists current;

    public StaleLists(Recommendations lists, RefreshSettings settings, CurrentLists current) {
        this.lists = lists;
        this.settings = settings;
        this.current = current;
    }

    /** One query for all. */
    public List<Active> among(List<Active> candidates, Instant asOf) {
        Map<UserId, Stamp> stamps =
                lists.stamps(candidates.stream().map(Active::userId).toList());
        ListsByVariant now = current.get();
        Map<VariantName, String> digests = new HashMap<>();
        now.all().forEach((variant, made) -> digests.put(variant, made.digestAt(asOf)));
        Instant oldest = asOf.minus(settings.staleAfter());
        return candidates.stream()
                .filter(candidate -> {
                    Stamp list = stamps.get(candidate.userId());
                    return list == null
                            || list.version().asOf().isBefore(oldest)
                            || !list.recipe()
                                    .startsWith(Objects.requireNonNull(
                                            digests.get(now.variantOf(candidate.userId(), asOf))))
                            || candidate.lastActiveAt().isAfter(list.version().activityUntil());
                })
                .toList();
    }
}
