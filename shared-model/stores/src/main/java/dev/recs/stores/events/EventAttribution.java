package dev.recs.stores.events;

import dev.recs.model.event.ReferredKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which impression each event of one user counts for: that of its own response, or else the latest of the product at the same placement in
 * the time before. An impression is followed once and put into the basket once; an order counts once the shop shows it.
 */
public final class EventAttribution {

    /** How long a click or an addition to the basket may come after an impression of another response. */
    public static final Duration CLICK_WINDOW = Duration.ofHours(24);

    private static final Comparator<ShownRow> LATEST =
            Comparator.comparing(ShownRow::at).thenComparingLong(ShownRow::id);

    private final Duration orderWindow;
    private final Map<String, List<ShownRow>> impressions = new HashMap<>();
    private final Set<Long> clicked = new HashSet<>();
    private final Set<Long> carted = new HashSet<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<StoredEvent> unmatched = new ArrayList<>();

    /**
     * @param rows all of one user, in any order
     * @param orderWindow how long an order may come after an impression of another response
     */
    public EventAttribution(List<StoredEvent> rows, Duration orderWindow) {
        this.orderWindow = orderWindow;
        rows.stream()
                .map(StoredEvent::row)
                .filter(row -> row.kind() == ReferredKind.IMPRESSION)
                .forEach(row -> impressions
                        .computeIfAbsent(row.productId(), ignored -> new ArrayList<>())
                        .add(row));
        rows.forEach(this::add);
    }

    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Clicks, carts and order lines without an impression, and order lines that the shop does not show. */
    public List<StoredEvent> unmatched() {
        return List.copyOf(unmatched);
    }

    private void add(StoredEvent event) {
        ShownRow row = event.row();
        switch (row.kind()) {
            case IMPRESSION -> outcomes.add(new Outcome(row, event));
            case CLICK -> addOnce(event, clicked);
            case CART -> addOnce(event, carted);
            case ORDER -> addOrderLine(event);
        }
    }

    private void addOnce(StoredEvent event, Set<Long> known) {
        shown(event.row(), CLICK_WINDOW)
                .ifPresentOrElse(
                        impression -> {
                            if (known.add(impression.id())) {
                                outcomes.add(new Outcome(impression, event));
                            }
                        },
                        () -> unmatched.add(event));
    }

    private void addOrderLine(StoredEvent event) {
        Optional<ShownRow> impression = event.isSettled() ? shown(event.row(), orderWindow) : Optional.empty();
        impression.ifPresentOrElse(shown -> outcomes.add(new Outcome(shown, event)), () -> unmatched.add(event));
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
