package dev.recs.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.experiments.KnownExperiment;
import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.Metric;
import dev.recs.model.experiment.Variant;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class ExperimentPrinterTest {

    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00Z");
    private static final Experiment EXPERIMENT = new Experiment(
            "more-variety",
            Metric.CLICK_THROUGH,
            Instant.MIN,
            Instant.MAX,
            List.of(new Variant("control", 0.5, Map.of(), ""), new Variant("diverse", 0.125, Map.of(), "")));

    @Test
    void aLineForEach() {
        assertThat(printed(printer -> printer.print(
                        List.of(
                                new KnownExperiment(EXPERIMENT, "stopped", NOW, NOW.plusSeconds(60)),
                                new KnownExperiment(EXPERIMENT, "defined", Instant.MAX, Instant.MAX)),
                        0.05,
                        variant -> variant.isHoldOut() ? 1_043 : 7)))
                .isEqualTo("""
                        hold-out 5.0 % (1043 lists)
                        stopped  more-variety by click-through: control 50.0 % (7 lists), diverse 12.5 % (7 lists); started 2026-12-01T08:00:00Z; stopped 2026-12-01T08:01:00Z
                        defined  more-variety by click-through: control 50.0 % (7 lists), diverse 12.5 % (7 lists)
                        """);
    }

    @Test
    void withoutAnyItIsSaidHowToDefineOne() {
        assertThat(printed(printer -> printer.print(List.of(), 0, variant -> 0)))
                .isEqualTo("no experiments: set recs.experiments.file\n");
    }

    @Test
    void whatWasDoneSaysWhatFollows() {
        assertThat(printed(printer -> printer.printStarted(EXPERIMENT, NOW)))
                .isEqualTo("more-variety is started with control 50.0 %, diverse 12.5 %:"
                        + " lists follow with the next run of 'recs refresh'\n");
        assertThat(printed(printer -> printer.printStopped("more-variety", NOW)))
                .isEqualTo("more-variety is stopped: its answers count no longer,"
                        + " and the next run of 'recs refresh' remakes the lists of its variants\n");
    }

    private static String printed(Consumer<ExperimentPrinter> print) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        print.accept(new ExperimentPrinter(new PrintStream(out, true, StandardCharsets.UTF_8), false));
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
