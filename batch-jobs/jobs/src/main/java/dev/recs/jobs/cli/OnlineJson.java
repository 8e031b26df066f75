package dev.recs.jobs.cli;

import dev.recs.jobs.online.Dimension;
import dev.recs.jobs.online.GroupTotals;
import dev.recs.jobs.online.HoldOutLift;
import dev.recs.jobs.online.OnlineReport;
import dev.recs.jobs.online.Ratio;
import dev.recs.jobs.online.Ratio.Interval;
import dev.recs.jobs.online.Ratio.TooFew;
import dev.recs.jobs.online.Uncounted;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of the lists, as fields of JSON. */
final class OnlineJson {

    private OnlineJson() {}

    static Map<String, @Nullable Object> fields(OnlineReport report) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("firstDay", report.period().firstDay().toString());
        fields.put("lastDay", report.period().lastDay().toString());
        fields.put("events", report.events());
        fields.put("notCounted", fields(report.uncounted()));
        fields.put("daysAndPlacesOfErasedUsers", report.read().erased());
        fields.put("holdOut", report.holdOut().map(OnlineJson::fields).orElse(null));
        fields.put(
                "all",
                report.by(Dimension.ALL).stream()
                        .findFirst()
                        .map(OnlineJson::fields)
                        .orElse(null));
        fields.put("byPlacement", groups(report, Dimension.PLACEMENT));
        fields.put("bySource", groups(report, Dimension.SOURCE));
        fields.put("byShelf", groups(report, Dimension.SHELF));
        fields.put("byVariant", groups(report, Dimension.VARIANT));
        fields.put("byDay", groups(report, Dimension.DAY));
        return fields;
    }

    private static Map<String, Object> fields(HoldOutLift holdOut) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("since", holdOut.since().toString());
        fields.put("personal", fields(holdOut.personal()));
        fields.put("popular", fields(holdOut.popular()));
        fields.put("lift", holdOut.lines().stream().map(OnlineJson::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(HoldOutLift.Line line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("metric", line.name());
        fields.put("lift", fields(line.lift()));
        return fields;
    }

    private static Map<String, Object> fields(Uncounted uncounted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("clicksWithoutImpression", uncounted.clicks());
        fields.put("cartsWithoutImpression", uncounted.carts());
        fields.put("orderLinesWithoutImpression", uncounted.orderLines());
        fields.put("orderLinesNotInShop", uncounted.unsettled());
        return fields;
    }

    private static List<Map<String, Object>> groups(OnlineReport report, Dimension dimension) {
        return report.by(dimension).stream().map(OnlineJson::fields).toList();
    }

    private static Map<String, Object> fields(GroupTotals group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", group.name());
        fields.put("users", group.users());
        fields.put("impressions", group.impressions());
        fields.put("clicks", group.clicks());
        fields.put("clickThrough", fields(group.clickThrough()));
        fields.put("carts", group.carts());
        fields.put("orders", group.orders());
        fields.put("ordersPerUser", fields(group.conversion()));
        fields.put(
                "revenue",
                group.revenue().entrySet().stream()
                        .map(revenue -> revenue(group, revenue.getKey(), revenue.getValue()))
                        .toList());
        return fields;
    }

    private static Map<String, Object> revenue(GroupTotals group, String currency, BigDecimal amount) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("currency", currency);
        fields.put("amount", amount);
        fields.put("perThousandImpressions", fields(group.revenuePerThousand(currency)));
        return fields;
    }

    /** Without an interval it is said of how many users the ratio is. */
    private static Map<String, Object> fields(Ratio ratio) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!Double.isNaN(ratio.value())) {
            fields.put("value", ratio.value());
        }
        switch (ratio.certainty()) {
            case Interval interval -> {
                fields.put("low", interval.low());
                fields.put("high", interval.high());
            }
            case TooFew tooFew -> {
                fields.put("tooFewUsers", tooFew.users());
                fields.put("tooFewActing", tooFew.acting());
            }
        }
        return fields;
    }
}
