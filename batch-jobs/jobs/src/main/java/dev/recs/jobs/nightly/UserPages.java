package dev.recs.jobs.nightly;

import dev.recs.pipeline.RefreshSettings;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopUsers.Active;
import dev.recs.stores.shop.ShopUsers.Range;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The users of a selection in pages, ordered by id: each page begins after the last id of the one before. */
public final class UserPages {

    private final ShopUsers shop;
    private final RefreshSettings settings;

    public UserPages(ShopUsers shop, RefreshSettings settings) {
        this.shop = shop;
        this.settings = settings;
    }

    /** @return at most a chunk of users; empty at the end of the range */
    public List<Active> page(Selection selection, Instant asOf, Range range) {
        return shop.page(range, since(selection, asOf), settings.chunkSize());
    }

    /** For {@link Selection#STALE} an upper bound. */
    public long count(Selection selection, Instant asOf) {
        return shop.count(since(selection, asOf));
    }

    /** Ids that cut all users into parts of the same size; fewer if there are few users. */
    List<String> quantiles(int parts) {
        return shop.quantiles(parts);
    }

    private Optional<Instant> since(Selection selection, Instant asOf) {
        return selection == Selection.ALL ? Optional.empty() : Optional.of(asOf.minus(settings.activeWithin()));
    }
}
