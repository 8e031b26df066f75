package dev.recs.stores.activity;

import dev.recs.model.UserId;
import dev.recs.model.activity.Activity;
import dev.recs.model.activity.PurchasedProduct;
import dev.recs.model.profile.RecentSearch;
import dev.recs.model.profile.RecentView;
import dev.recs.stores.fakes.InMemoryActivities;
import java.util.List;

final class ActivitiesFakeTest extends ActivitiesContract {

    private final InMemoryActivities activities = new InMemoryActivities();

    @Override
    Activities create() {
        return activities;
    }

    @Override
    void did(UserId user, List<RecentView> bought, List<RecentSearch> searched, List<RecentView> viewed) {
        List<PurchasedProduct> purchases = bought.stream()
                .map(one -> new PurchasedProduct(one.productId(), 1, 1, one.timestamp(), one.timestamp()))
                .toList();
        activities.put(new Activity(user, OPENED, true, purchases, searched, viewed, List.of()));
    }
}
