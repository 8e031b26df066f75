package dev.recs.stores.shop;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts rows of one reading that are left out because their id is none, so that one such row does not end the reading. */
public final class LeftOutRows {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOutRows.class);

    private final ShopView view;
    private long rows;

    public LeftOutRows(ShopView view) {
        this.view = view;
    }

    public void add() {
        rows++;
    }

    /** One line if there were any. It names no id: one of them may be a person's mail address. */
    public void log() {
        if (rows > 0) {
            LOG.warn(
                    "{} rows of {} are left out: their id is empty, too long, begins or ends with a blank or holds a control"
                            + " character ('recs check' shows them)",
                    rows,
                    view.viewName());
        }
    }
}
