package dev.recs.jobs.online;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of responses in a period. */
public record OnlineReport(Period period, Read read, Uncounted uncounted, Map<Dimension, List<GroupTotals>> groups) {

    public OnlineReport {
        groups = Map.copyOf(groups);
    }

    /**
     * What it was made of.
     *
     * @param events of the period, counted or not
     * @param erased days and places at which users were shown something who were erased since
     */
    public record Read(long events, long erased) {}

    /** With names in place of numbers, where there are any. */
    public OnlineReport withVariantNames(Map<String, String> names) {
        Map<Dimension, List<GroupTotals>> named = new EnumMap<>(Dimension.class);
        named.putAll(groups);
        named.computeIfPresent(
                Dimension.VARIANT,
                (_, variants) -> variants.stream()
                        .map(variant -> variant.named(names.getOrDefault(variant.name(), variant.name())))
                        .sorted(Comparator.comparing(GroupTotals::name))
                        .toList());
        return new OnlineReport(period, read, uncounted, named);
    }

    public long events() {
        return read.events();
    }

    public boolean isEmpty() {
        return events() == 0 && by(Dimension.ALL).isEmpty();
    }

    /** By name; empty if nothing was shown. */
    public List<GroupTotals> by(Dimension dimension) {
        return groups.getOrDefault(dimension, List.of());
    }

    /** Empty unless users of a hold-out and others with a list were shown something. */
    public Optional<HoldOutLift> holdOut() {
        return find(Dimension.PERSONAL)
                .flatMap(personal -> find(Dimension.POPULAR)
                        .map(popular -> new HoldOutLift(personal, popular, period.holdOutFrom())));
    }

    private Optional<GroupTotals> find(String name) {
        return by(Dimension.HOLD_OUT).stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
    }
}
