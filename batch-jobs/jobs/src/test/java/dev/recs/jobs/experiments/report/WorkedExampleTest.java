package dev.recs.jobs.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.experiments.statistics.SimulatedExperiment;
import dev.recs.jobs.experiments.statistics.SimulatedShop;
import dev.recs.model.experiment.Metric;
import dev.recs.stores.totals.Quantity;
import dev.recs.stores.totals.QuantitySums;
import dev.recs.stores.totals.UserSums;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The example of the guide: a simulated experiment, looked at after five days and after three weeks. */
final class WorkedExampleTest {

    private static final Path GUIDE = Path.of("../../docs/guide/experiment-report.md");
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static final ExperimentReport EARLY = afterDays(5);
    private static final ExperimentReport LATE = afterDays(21);

    private static ExperimentReport afterDays(int days) {
        SimulatedExperiment experiment = new SimulatedExperiment(new SimulatedShop(1.08), 40_000, 0.5, 2026);
        for (int day = 1; day <= days; day++) {
            experiment.nextDay();
        }
        return report(experiment, days);
    }

    @Test
    void theGuideShowsWhatIsPrinted() throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(guide).contains(String.join("\n", indented(LATE)));
        assertThat(guide).contains("    " + ReportText.of(EARLY).get(1));
    }

    @Test
    void thePageIsOfOneFileAndEscapesWhatItShows() throws IOException {
        String page = ExperimentPage.render(LATE);
        Path file = Path.of("target/experiment-report.html");
        Files.writeString(file, page);
        assertThat(page)
                .doesNotContain("http", "src=", "url(", "@import")
                .contains("prefers-color-scheme:dark", "<svg");
        Conclusion.of(LATE).forEach(sentence -> assertThat(page).contains(sentence));
        assertThat(ExperimentPage.render(ExperimentReport.of(
                        new ExperimentReport.Head(
                                "<b>",
                                Metric.CLICK_THROUGH,
                                "running",
                                LATE.head().course()),
                        LATE.variants(),
                        0)))
                .contains("Experiment &lt;b&gt;")
                .doesNotContain("<b>");
    }

    private static List<String> indented(ExperimentReport report) {
        return ReportText.of(report).stream()
                .map(line -> line.isEmpty() ? line : "    " + line)
                .toList();
    }

    private static ExperimentReport report(SimulatedExperiment experiment, int days) {
        return ExperimentReport.of(
                new ExperimentReport.Head(
                        "fresh-first",
                        Metric.CLICK_THROUGH,
                        "running",
                        new Course(START, Instant.MAX, START.plus(Duration.ofDays(days)))),
                List.of(
                        new VariantFigures("control", 0.5, sums(experiment, 0)),
                        new VariantFigures("fresh", 0.5, sums(experiment, 1))),
                0);
    }

    private static UserSums sums(SimulatedExperiment experiment, int variant) {
        UserSums sums = UserSums.NONE;
        for (SimulatedShop.User user : experiment.users()) {
            sums = user.variant == variant ? sums.plus(sums(user)) : sums;
        }
        return sums;
    }

    private static UserSums sums(SimulatedShop.User user) {
        Map<Quantity, QuantitySums> sums = new TreeMap<>();
        Map.of(
                        Quantity.IMPRESSIONS,
                        BigDecimal.valueOf(user.impressions),
                        Quantity.ORDERS_BEFORE,
                        BigDecimal.valueOf(user.bought),
                        Quantity.CLICKS,
                        BigDecimal.valueOf(user.clicks),
                        Quantity.ORDERS,
                        BigDecimal.valueOf(user.orders),
                        Quantity.revenue("GBP"),
                        BigDecimal.valueOf(user.revenue).setScale(2, RoundingMode.HALF_UP))
                .forEach((quantity, y) -> {
                    if (y.signum() != 0) {
                        sums.put(
                                quantity,
                                new QuantitySums(
                                        1,
                                        y,
                                        y.multiply(y),
                                        y.multiply(BigDecimal.valueOf(user.impressions)),
                                        y.multiply(BigDecimal.valueOf(user.bought))));
                    }
                });
        return new UserSums(sums);
    }
}
