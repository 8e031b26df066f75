package dev.recs.recommender.rules;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.util.List;

/** When a product counts as a fee, and what is a product though it looks like a fee or a gift. */
@Settings(prefix = "recs.fees")
public record FeeSettings(
        @Setting(defaultValue = "20", meaning = "Orders of a shop, from 1, below which nothing is called a fee.")
        int minOrders,

        @Setting(defaultValue = "0.9", meaning = "Share of all orders, 0 to 1, from which on a product is a fee.")
        double orderShare,

        @Setting(defaultValue = "0.01", meaning = "Share of its own orders, 0 to 1, up to which a fee may be alone.")
        double aloneShare,

        @Setting(
                meaning =
                        "Ids of products, separated by commas, that are no fees or gifts though they look so, as bread in a bakery.")
        List<String> exceptions) {

    public static final FeeSettings DEFAULT = new FeeSettings(20, 0.9, 0.01, List.of());

    public FeeSettings {
        exceptions = List.copyOf(exceptions);
        new Violations("recs.fees")
                .require(minOrders >= 1, "min-orders", minOrders, "1 or more")
                .require(orderShare >= 0 && orderShare <= 1, "order-share", orderShare, "0 to 1")
                .require(aloneShare >= 0 && aloneShare <= 1, "alone-share", aloneShare, "0 to 1")
                .refuseAny();
    }
}
