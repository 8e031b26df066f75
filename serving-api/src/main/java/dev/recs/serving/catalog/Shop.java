package dev.recs.serving.catalog;

import org.springframework.stereotype.Component;

/** What all answers share. */
@Component
public final class Shop {

    private final Catalog catalog;
    private final Popular popular;

    Shop(Catalog catalog, Popular popular) {
        this.catalog = catalog;
        this.popular = popular;
    }

    public ShopSnapshot now() {
        return new ShopSnapshot(catalog.current(), popular.current());
    }
}
