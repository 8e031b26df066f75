package dev.recs.jobs.check;

import dev.recs.model.failure.Misconfigured;
import dev.recs.recommender.rules.FeesAndGifts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * What {@code recs check} still calls fine; shares are of the examined, 0 to 1.
 *
 * @param active how old the newest purchase may be
 * @param unknownProducts purchases of products that are not in the catalog
 * @param unknownUsers purchases of users that are not in recs_users: shops keep the orders of deleted accounts
 * @param futureDates purchases dated in the future
 * @param badQuantities purchases of a quantity below 1
 * @param missingNames products without a name
 * @param missingCategories products without a category
 * @param missingPrices products in stock without a price
 * @param usersWithoutPurchase users without a purchase
 * @param badIds users whose id is empty or begins or ends with a blank
 * @param feeOrders share of all orders from which on a product is a fee
 * @param feeAlone share of its own orders up to which a fee may be alone
 * @param noFees ids of products that are no fees or gifts, though they look so
 */
@ConfigurationProperties("recs.check")
public record CheckSettings(
        @DefaultValue("90d") Duration active,
        @DefaultValue("0.02") double unknownProducts,
        @DefaultValue("0.2") double unknownUsers,
        @DefaultValue("0") double futureDates,
        @DefaultValue("0") double badQuantities,
        @DefaultValue("0") double missingNames,
        @DefaultValue("0.2") double missingCategories,
        @DefaultValue("0.05") double missingPrices,
        @DefaultValue("0.8") double usersWithoutPurchase,
        @DefaultValue("0") double badIds,
        @DefaultValue("0.9") double feeOrders,
        @DefaultValue("0.01") double feeAlone,
        @DefaultValue({}) List<String> noFees) {

    public static final CheckSettings DEFAULT =
            new CheckSettings(Duration.ofDays(90), 0.02, 0.2, 0, 0, 0, 0.2, 0.05, 0.8, 0, 0.9, 0.01, List.of());

    /** @throws Misconfigured naming every share that is none */
    public CheckSettings {
        noFees = List.copyOf(noFees);
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
        shares.put("fee-orders", feeOrders);
        shares.put("fee-alone", feeAlone);
        List<String> wrong = shares.entrySet().stream()
                .filter(share -> !(share.getValue() >= 0 && share.getValue() <= 1))
                .map(share ->
                        "recs.check.%s is %s: expected a share from 0 to 1".formatted(share.getKey(), share.getValue()))
                .toList();
        if (!wrong.isEmpty()) {
            throw new Misconfigured(String.join("\n", wrong));
        }
    }

    /** As the settings of a run say. */
    public static CheckSettings of(Environment environment) {
        return Binder.get(environment).bindOrCreate("recs.check", CheckSettings.class);
    }

    FeesAndGifts.Settings fees() {
        return new FeesAndGifts.Settings(
                FeesAndGifts.Settings.DEFAULT.minOrders(), feeOrders, feeAlone, Set.copyOf(noFees));
    }
}
