package dev.recs.serving.catalog;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads products and popular lists once before the API listens, so that its first visitor is shown neither ids for names nor an empty
 * list, also where nothing asks whether it is ready. A store that is down holds this up for its time limit, and nobody out.
 */
@Component
final class FirstSnapshots implements SmartLifecycle {

    /** The web server starts in one of the last phases. */
    private static final int BEFORE_THE_WEB_SERVER = 0;

    private final Catalog catalog;
    private final Popular popular;
    private volatile boolean read;

    FirstSnapshots(Catalog catalog, Popular popular) {
        this.catalog = catalog;
        this.popular = popular;
    }

    @Override
    public void start() {
        catalog.refresh();
        popular.refresh();
        read = true;
    }

    @Override
    public void stop() {
        read = false;
    }

    @Override
    public boolean isRunning() {
        return read;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }
}
