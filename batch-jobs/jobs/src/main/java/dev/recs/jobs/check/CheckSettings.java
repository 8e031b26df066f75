package dev.recs.jobs.check;

import dev.recs.model.failure.Misconfigured;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code recs check} still calls fine. */
@Settings(prefix = "recs.check")
public record CheckSettings(
        @Setting(defaultValue = "90d", meaning = "How old the newest purchase may be; a time above 0.")
        Duration active,

        @Setting(
                defaultValue = "0.02",
                meaning = "Share of purchases, 0 to 1, of products that are not in the catalog.")
        double unknownProducts,

        @Setting(
                defaultValue = "0.2",
                meaning =
                        "Share of purchases, 0 to 1, of users that are not in recs_users: shops keep the orders of deleted accounts.")
        double unknownUsers,

        @Setting(defaultValue = "0", meaning = "Share of purchases, 0 to 1, that are dated in the future.")
        double futureDates,

        @Setting(defaultValue = "0", meaning = "Share of purchases, 0 to 1, of a quantity below 1.")
        double badQuantities,

        @Setting(defaultValue = "0", meaning = "Share of products, 0 to 1, without a name.")
        double missingNames,

        @Setting(defaultValue = "0.2", meaning = "Share of products, 0 to 1, without a category.")
        double missingCategories,

        @Setting(defaultValue = "0.05", meaning = "Share of products in stock, 0 to 1, without a price.")
        double missingPrices,

        @Setting(defaultValue = "0.8", meaning = "Share of users, 0 to 1, without a purchase.")
        double usersWithoutPurchase,

        @Setting(
                defaultValue = "0",
                meaning =
                        "Share of users and of products, 0 to 1, whose id is empty, too long, begins or ends with a blank or holds a control character.")
        double badIds) {

    public static final CheckSettings DEFAULT =
            new CheckSettings(Duration.ofDays(90), 0.02, 0.2, 0, 0, 0, 0.2, 0.05, 0.8, 0);

    /** @throws Misconfigured naming every share that is none */
    public CheckSettings {
        Map<String, Double> shares = new TreeMap<>();
        shares.put("unknown-products", unknownProducts);
        shares.put("unknown-users", unknownUsers);
        shares.put("future-dates", futureDates);
        shares.put("bad-quantities", badQuantities);
        shares.put("missing-names", missingNames);
        shares.put("missing-categories", missingCategories);
        shares.put("missing-prices", missingPrices);
        shares.put("users-without-purchase", usersWithoutPurchase);
        shares.put("bad-ids", badIds);
        List<String> wrong = shares.entrySet().stream()
                .filter(share -> !(share.getValue() >= 0 && share.getValue() <= 1))
                .map(share ->
                        "recs.check.%s is %s: expected a share from 0 to 1".formatted(share.getKey(), share.getValue()))
                .toList();
        if (!wrong.isEmpty()) {
            throw new Misconfigured(String.join("\n", wrong));
        }
    }
}
