package dev.recs.serving.catalog;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Reads products and popular lists once before the API says that it is ready, so that its first visitor is not shown ids for
 * names. A store that is down holds this up for its time limit, and nobody out.
 */
@Component
final class FirstSnapshots implements ApplicationRunner {

    private final Catalog catalog;
    private final Popular popular;

    FirstSnapshots(Catalog catalog, Popular popular) {
        this.catalog = catalog;
        this.popular = popular;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        catalog.refresh();
        popular.refresh();
    }
}
