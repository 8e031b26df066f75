package dev.recs.jobs.worker;

import dev.recs.model.UserId;
import dev.recs.stores.shop.ShopUsers;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Accounts that the store has deleted: what we keep of them goes, unless somebody has the id again. */
final class DeletedAccounts {

    private final ShopUsers shop;
    private final Consumer<UserId> erasure;

    DeletedAccounts(ShopUsers shop, Consumer<UserId> erasure) {
        this.shop = shop;
        this.erasure = erasure;
    }

    /** @return those that were erased */
    Set<UserId> erase(Collection<UserId> users) {
        if (users.isEmpty()) {
            return Set.of();
        }
        Set<UserId> gone = new HashSet<>(users);
        gone.removeAll(shop.listed(users));
        gone.forEach(erasure);
        return gone;
    }
}
