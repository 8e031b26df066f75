package dev.recs.jobs.cli;

import dev.recs.jobs.experiments.KnownExperiment;
import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.Variant;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Prints which experiments there are and what became of one. */
final class ExperimentPrinter {

    private final PrintStream out;
    private final boolean json;

    ExperimentPrinter(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(List<KnownExperiment> experiments) {
        if (json) {
            print(Map.of(
                    "experiments",
                    experiments.stream().map(ExperimentPrinter::fields).toList()));
        } else if (experiments.isEmpty()) {
            out.println("no experiments: set recs.experiments.file");
        } else {
            experiments.forEach(this::line);
        }
    }

    void printStarted(Experiment experiment, Instant at) {
        if (json) {
            print(Map.of("started", experiment.name(), "at", at.toString()));
        } else {
            out.printf(
                    "%s is started with %s: lists follow with the next run of 'recs refresh'%n",
                    experiment.name(), shares(experiment));
        }
    }

    void printStopped(String name, Instant at) {
        if (json) {
            print(Map.of("stopped", name, "at", at.toString()));
        } else {
            out.printf(
                    "%s is stopped: its answers count no longer, and the next run of 'recs refresh' remakes the lists of its variants%n",
                    name);
        }
    }

    private void line(KnownExperiment known) {
        Experiment experiment = known.experiment();
        out.printf(
                "%-8s %s by %s: %s%s%s%n",
                known.state(),
                experiment.name(),
                experiment.metric().wireName(),
                shares(experiment),
                said("started", known.startedAt()),
                said("stopped", known.stoppedAt()));
    }

    private static String shares(Experiment experiment) {
        return experiment.variants().stream()
                .map(variant -> String.format(Locale.ROOT, "%s %.1f %%", variant.name(), 100 * variant.share()))
                .collect(Collectors.joining(", "));
    }

    private static String said(String what, Instant moment) {
        return moment.equals(Instant.MAX) ? "" : "; %s %s".formatted(what, moment);
    }

    private static Map<String, @Nullable Object> fields(KnownExperiment known) {
        Experiment experiment = known.experiment();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", experiment.name());
        fields.put("state", known.state());
        fields.put("metric", experiment.metric().wireName());
        fields.put("from", orNull(experiment.from()));
        fields.put("until", orNull(experiment.until()));
        fields.put("startedAt", orNull(known.startedAt()));
        fields.put("stoppedAt", orNull(known.stoppedAt()));
        fields.put(
                "variants",
                experiment.variants().stream().map(ExperimentPrinter::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Variant variant) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", variant.name());
        fields.put("share", variant.share());
        fields.put("settings", variant.settings());
        fields.put("ownRules", !variant.rules().isEmpty());
        return fields;
    }

    private static @Nullable String orNull(Instant moment) {
        return moment.equals(Instant.MIN) || moment.equals(Instant.MAX) ? null : moment.toString();
    }

    private void print(Map<String, ?> fields) {
        out.println(JsonMapper.shared().writeValueAsString(fields));
    }
}
