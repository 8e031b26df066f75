package dev.recs.jobs.online;

import dev.recs.model.event.ReferredKind;
import dev.recs.stores.events.ShownRow;
import dev.recs.stores.events.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the rows of one user come to in each group. A click, an addition to the basket or an order counts where and when its product was
 * shown: in the groups of the impression of its own response, or else of the latest of the product at the same placement in the time before.
 */
final class Attribution {

    private static final Comparator<ShownRow> LATEST =
            Comparator.comparing(ShownRow::at).thenComparingLong(ShownRow::id);

    private final Period period;
    private final Map<String, List<ShownRow>> impressions = new HashMap<>();
    private final Set<Long> clicked = new HashSet<>();
    private final Set<Long> carted = new HashSet<>();
    private final Map<Group, UserCounts> counts = new HashMap<>();
    private Uncounted uncounted = Uncounted.NONE;

    /** @param rows all of one user that were read for the period, in any order */
    Attribution(List<StoredEvent> rows, Period period) {
        this.period = period;
        rows.stream()
                .map(StoredEvent::row)
                .filter(row -> row.kind() == ReferredKind.IMPRESSION)
                .forEach(row -> impressions
                        .computeIfAbsent(row.productId(), _ -> new ArrayList<>())
                        .add(row));
        rows.forEach(this::add);
    }

    /** Of each group in which the user was shown something in the period. */
    Map<Group, UserCounts> counts() {
        return counts;
    }

    Uncounted uncounted() {
        return uncounted;
    }

    private void add(StoredEvent event) {
        ShownRow row = event.row();
        switch (row.kind()) {
            case IMPRESSION -> count(row, UserCounts::addImpression);
            case CLICK -> shown(row, Period.CLICK_WINDOW).ifPresentOrElse(this::addClick, () -> miss(row, 1, 0, 0));
            case CART -> shown(row, Period.CLICK_WINDOW).ifPresentOrElse(this::addCart, () -> miss(row, 0, 1, 0));
            case ORDER -> addOrderLine(event);
        }
    }

    private void addClick(ShownRow impression) {
        if (clicked.add(impression.id())) {
            count(impression, UserCounts::addClick);
        }
    }

    private void addCart(ShownRow impression) {
        if (carted.add(impression.id())) {
            count(impression, UserCounts::addCart);
        }
    }

    private void addOrderLine(StoredEvent event) {
        ShownRow row = event.row();
        if (!event.isSettled()) {
            uncounted = period.contains(row.at()) ? uncounted.plus(new Uncounted(0, 0, 0, 1)) : uncounted;
            return;
        }
        shown(row, period.orderWindow())
                .ifPresentOrElse(
                        impression -> count(
                                impression,
                                user -> user.addOrderLine(row.reference(), event.amount(), event.currency())),
                        () -> miss(row, 0, 0, 1));
    }

    /** An impression before the period has its figures in an earlier report. */
    private void count(ShownRow impression, Consumer<UserCounts> addition) {
        if (period.contains(impression.at())) {
            Group.allOf(impression)
                    .forEach(group -> addition.accept(counts.computeIfAbsent(group, _ -> new UserCounts())));
        }
    }

    private void miss(ShownRow row, long clicks, long carts, long orderLines) {
        if (period.contains(row.at())) {
            uncounted = uncounted.plus(new Uncounted(clicks, carts, orderLines, 0));
        }
    }

    private Optional<ShownRow> shown(ShownRow row, Duration window) {
        List<ShownRow> ofProduct = impressions.getOrDefault(row.productId(), List.of());
        return ofProduct.stream()
                .filter(impression -> impression
                        .response()
                        .recommendationId()
                        .equals(row.response().recommendationId()))
                .findAny()
                .or(() -> ofProduct.stream()
                        .filter(impression -> impression
                                        .response()
                                        .placement()
                                        .equals(row.response().placement())
                                && !impression.at().isAfter(row.at())
                                && !impression.at().isBefore(row.at().minus(window)))
                        .max(LATEST));
    }
}
