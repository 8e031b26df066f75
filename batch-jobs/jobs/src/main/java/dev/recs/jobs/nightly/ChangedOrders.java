package dev.recs.jobs.nightly;

import dev.recs.model.UserId;
import dev.recs.stores.erasure.MongoTombstones;
import dev.recs.stores.shop.OrderSum;
import dev.recs.stores.shop.ShopPurchases;
import dev.recs.stores.shop.ShopUsers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells whose orders are not those of the last comparison. Of erased users nothing is kept. */
final class ChangedOrders {

    private final ShopPurchases purchases;
    private final ShopUsers shop;
    private final ComparedOrders compared;
    private final MongoTombstones tombstones;

    ChangedOrders(ShopPurchases purchases, ShopUsers shop, ComparedOrders compared, MongoTombstones tombstones) {
        this.purchases = purchases;
        this.shop = shop;
        this.compared = compared;
        this.tombstones = tombstones;
    }

    /** Whether there is nothing to compare with yet: a first comparison remembers, and tells of nobody. */
    boolean isFirst() {
        return !compared.isComplete();
    }

    /** A constant number of statements, however many users. */
    List<Change> among(List<UserId> users) {
        Map<UserId, OrderSum> now = purchases.sums(users);
        Map<UserId, OrderSum> before = compared.load(users);
        List<Change> changes = users.stream()
                .map(user -> new Change(
                        user, before.getOrDefault(user, OrderSum.NONE), now.getOrDefault(user, OrderSum.NONE)))
                .filter(change -> !change.before().equals(change.now()))
                .toList();
        Set<UserId> erased =
                tombstones.erasedAt(changes.stream().map(Change::user).toList()).keySet();
        return changes.stream()
                .filter(change -> !erased.contains(change.user()))
                .toList();
    }

    void remember(Collection<Change> changes) {
        compared.save(changes.stream().collect(Collectors.toMap(Change::user, Change::now)));
    }

    void setComplete() {
        compared.setComplete();
    }

    /** Of how many users something is kept. */
    long remembered() {
        return compared.count();
    }

    /** Forgets who is not listed any more. */
    void forgetUnlisted() {
        List<UserId> page = compared.after("");
        while (!page.isEmpty()) {
            Set<UserId> gone = new HashSet<>(page);
            gone.removeAll(shop.listed(page));
            compared.delete(gone);
            page = compared.after(page.getLast().value());
        }
    }

    /** @param before as the last comparison found it */
    record Change(UserId user, OrderSum before, OrderSum now) {

        boolean isLoss() {
            return now.lines() < before.lines();
        }
    }
}
