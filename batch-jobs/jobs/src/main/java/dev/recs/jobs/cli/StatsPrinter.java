package dev.recs.jobs.cli;

import dev.recs.jobs.cli.StatsCommand.Stats;
import dev.recs.jobs.nightly.JobReport;
import dev.recs.stores.embeddings.EmbeddingUsageLog.Day;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statistics for people, and as fields of JSON. */
final class StatsPrinter {

    private StatsPrinter() {}

    static void print(Stats stats, PrintStream out) {
        line(out, "profiles", "%d".formatted(stats.profiles()));
        line(out, "recommendation lists", "%d".formatted(stats.lists()));
        line(out, "profile age", ages(stats));
        line(out, "catalog model", model(stats));
        Double hitRate = stats.hitRate();
        line(
                out,
                "cache hit rate",
                hitRate == null
                        ? "unknown: the API has not reported a lookup yet"
                        : String.format(Locale.ROOT, "%.1f %%", 100 * hitRate));
        printClicks(stats, out);
        stats.notForMe().forEach((product, users) -> line(out, "not for me", "%s: %d users".formatted(product, users)));
        printWork(stats, out);
    }

    private static void printClicks(Stats stats, PrintStream out) {
        if (stats.clickThrough().isEmpty()) {
            line(out, "shown and clicked", "nothing in 30 days");
        }
        stats.clickThrough()
                .forEach((source, shown) -> line(
                        out,
                        "shown and clicked",
                        String.format(
                                Locale.ROOT,
                                "%s: %d shown, %d clicked (%.1f %%), 30 days",
                                source,
                                shown.impressions(),
                                shown.clicks(),
                                100 * shown.rate())));
    }

    private static void printWork(Stats stats, PrintStream out) {
        stats.days()
                .forEach(day -> line(
                        out,
                        "embedded",
                        "%s: %d texts, %d tokens, %d requests to %s"
                                .formatted(
                                        day.day(),
                                        day.usage().texts(),
                                        day.usage().tokens(),
                                        day.usage().requests(),
                                        day.space())));
        stats.runs()
                .forEach(run -> line(
                        out,
                        "run",
                        "%s as of %s %s: %s; texts %d, tokens %d"
                                .formatted(
                                        run.selection(),
                                        run.asOf(),
                                        run.status().toLowerCase(Locale.ROOT),
                                        run.account(),
                                        run.texts(),
                                        run.tokens())));
    }

    static Map<String, @Nullable Object> fields(Stats stats) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("profiles", stats.profiles());
        fields.put("recommendationLists", stats.lists());
        fields.put("averageProfileAgeSeconds", stats.meanAge());
        fields.put("oldestProfileAgeSeconds", stats.oldestAge());
        fields.put("model", ModelPrinter.fields(stats.work().model()));
        fields.put("cacheHitRate", stats.hitRate());
        fields.put("clickThroughBySource", stats.clickThrough());
        fields.put("notForMe", stats.notForMe());
        fields.put(
                "embeddingsByDay",
                stats.days().stream().map(StatsPrinter::fields).toList());
        fields.put("runs", stats.runs().stream().map(StatsPrinter::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Day day) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("day", day.day().toString());
        fields.put("space", day.space().toString());
        fields.put("texts", day.usage().texts());
        fields.put("tokens", day.usage().tokens());
        fields.put("requests", day.usage().requests());
        return fields;
    }

    private static Map<String, Object> fields(JobReport run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("selection", run.selection());
        fields.put("asOf", run.asOf().toString());
        fields.put("startedAt", run.startedAt().toString());
        fields.put("finishedAt", run.finishedAt().toString());
        fields.put("status", run.status());
        fields.put("read", run.read());
        fields.put("account", run.account());
        fields.put("texts", run.texts());
        fields.put("tokens", run.tokens());
        return fields;
    }

    private static String model(Stats stats) {
        return stats.work()
                .model()
                .map(model -> model.version()
                        + (model.pinned() ? ", pinned: later ones are not used until 'recs model unpin'" : ""))
                .orElse("none yet: run 'recs refresh'");
    }

    private static String ages(Stats stats) {
        Double mean = stats.meanAge();
        Long oldest = stats.oldestAge();
        return mean == null || oldest == null
                ? "no profile yet: run 'recs refresh'"
                : "mean %s, oldest %s"
                        .formatted(
                                Age.describe(Duration.ofSeconds(mean.longValue())),
                                Age.describe(Duration.ofSeconds(oldest)));
    }

    private static void line(PrintStream out, String name, String text) {
        out.printf("%-21s %s%n", name, text);
    }
}
