package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.experiments.report.ExperimentFigures;
import dev.recs.jobs.experiments.report.ExperimentPage;
import dev.recs.jobs.experiments.report.ExperimentReport;
import dev.recs.jobs.experiments.report.ReportFields;
import dev.recs.jobs.experiments.report.ReportText;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.experiments.ExperimentRun;
import dev.recs.stores.experiments.ExperimentRuns;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs experiment report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description =
                "Print what the variants of an experiment came to and what can be said of them now; it may be looked at every day.")
final class ExperimentReportCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "NAME", description = "of an experiment that was started")
    private String name = "";

    @Option(names = "--report", paramLabel = "FILE", description = "also writes one HTML page with plots")
    private @Nullable Path page;

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            ExperimentReport report =
                    recs.create(Figures.class).read(name, common.clock().instant());
            if (page != null) {
                OutputFile.write("--report", page, ExperimentPage.render(report));
            }
            if (common.json()) {
                System.out.println(JsonMapper.shared().writeValueAsString(ReportFields.of(report)));
            } else {
                ReportText.of(report).forEach(System.out::println);
            }
            return 0;
        }
    }

    /** Where runs and figures are. */
    private record Figures(JdbcTemplate jdbc) {

        ExperimentReport read(String name, Instant now) {
            ExperimentRun run = new ExperimentRuns(JdbcClient.create(jdbc))
                    .find(name)
                    .orElseThrow(() -> new BadInput(
                            "no experiment '%s' was started: 'recs experiment list' names them".formatted(name)));
            return new ExperimentFigures(jdbc).read(run, now);
        }
    }
}
