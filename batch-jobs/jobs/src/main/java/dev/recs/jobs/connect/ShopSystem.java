package dev.recs.jobs.connect;

import dev.recs.model.failure.BadInput;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A shop system for which {@code sql/shops} has a template. */
public enum ShopSystem {
    WOOCOMMERCE("WooCommerce"),
    SHOPWARE("Shopware 6"),
    SYMFONY("the plain schema"),
    CUSTOM("a schema of your own");

    private final String title;

    ShopSystem(String title) {
        this.title = title;
    }

    /** @param option as typed after {@code --shop} */
    public static ShopSystem of(String option) {
        return Arrays.stream(values())
                .filter(system -> system.option().equals(option))
                .findFirst()
                .orElseThrow(() -> new BadInput("--shop=%s: expected one of %s"
                        .formatted(
                                option,
                                Arrays.stream(values()).map(ShopSystem::option).collect(Collectors.joining(", ")))));
    }

    /** As typed after {@code --shop}; its folder of {@code sql/shops}. */
    public String option() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes its template to a folder that has none, to be edited. @return the files */
    public List<Path> writeTemplate(Path folder) {
        return ShopTemplate.write(this, folder);
    }

    public String title() {
        return title;
    }

    /** States of an order that count as a purchase where {@code recs.shop.order-states} says none. */
    List<String> countedStates() {
        return switch (this) {
            case WOOCOMMERCE -> List.of("wc-processing", "wc-completed");
            case SHOPWARE -> List.of("paid", "paid_partially", "refunded_partially");
            case SYMFONY -> List.of("paid", "processing", "shipped", "delivered", "completed");
            case CUSTOM -> List.of();
        };
    }
}
