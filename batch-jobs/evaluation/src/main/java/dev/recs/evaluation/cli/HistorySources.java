package dev.recs.evaluation.cli;

import dev.recs.evaluation.OrderDetails;
import dev.recs.evaluation.StoreHistory;
import dev.recs.pipeline.CatalogProducts;
import dev.recs.recommender.rules.FeeSettings;
import dev.recs.stores.catalog.BulkReads;
import dev.recs.stores.catalog.OrderLines;
import dev.recs.stores.shop.ShopViews;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;

/** The store that a history is read from; connected when it is asked for one, so that with files no server is started. */
record HistorySources(
        ObjectProvider<CatalogProducts> products,
        ObjectProvider<OrderLines> orders,
        ObjectProvider<BulkReads> reads,
        ObjectProvider<ShopViews> views,
        FeeSettings fees) {

    /** Until now. */
    StoreHistory history() {
        return StoreHistory.ofStore(
                products.getObject(), orders.getObject(), Clock.systemUTC().instant());
    }

    /** The order and the quantity of each line. */
    OrderDetails details(StoreHistory history) {
        return OrderDetails.ofStore(
                history, reads.getObject().upTo(Clock.systemUTC().instant()), views.getObject());
    }
}
