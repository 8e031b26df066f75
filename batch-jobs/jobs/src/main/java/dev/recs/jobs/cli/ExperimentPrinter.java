package dev.recs.jobs.cli;

import dev.recs.jobs.experiments.KnownExperiment;
import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.Variant;
import dev.recs.model.experiment.VariantName;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
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

    /**
     * All, and the hold-out.
     *
     * @param lists how many there are of a variant
     */
    void print(List<KnownExperiment> experiments, double holdOut, ToLongFunction<VariantName> lists) {
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("holdOut", Map.of("share", holdOut, "lists", lists.applyAsLong(VariantName.HOLD_OUT)));
            fields.put(
                    "experiments",
                    experiments.stream().map(known -> fields(known, lists)).toList());
            print(fields);
            return;
        }
        if (holdOut > 0) {
            out.printf(Locale.ROOT, "hold-out %s%n", share(VariantName.HOLD_OUT, holdOut, lists));
        }
        if (experiments.isEmpty()) {
            out.println("no experiments: set recs.experiments.file");
        }
        experiments.forEach(known -> line(known, lists));
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

    private void line(KnownExperiment known, ToLongFunction<VariantName> lists) {
        Experiment experiment = known.experiment();
        out.printf(
                "%-8s %s by %s: %s%s%s%n",
                known.state(),
                experiment.name(),
                experiment.metric().wireName(),
                experiment.variants().stream()
                        .map(variant ->
                                variant.name() + " " + share(experiment.nameOf(variant), variant.share(), lists))
                        .collect(Collectors.joining(", ")),
                said("started", known.startedAt()),
                said("stopped", known.stoppedAt()));
    }

    private static String shares(Experiment experiment) {
        return experiment.variants().stream()
                .map(variant -> String.format(Locale.ROOT, "%s %.1f %%", variant.name(), 100 * variant.share()))
                .collect(Collectors.joining(", "));
    }

    private static String share(VariantName name, double share, ToLongFunction<VariantName> lists) {
        return String.format(Locale.ROOT, "%.1f %% (%d lists)", 100 * share, lists.applyAsLong(name));
    }

    private static String said(String what, Instant moment) {
        return moment.equals(Instant.MAX) ? "" : "; %s %s".formatted(what, moment);
    }

    private static Map<String, @Nullable Object> fields(KnownExperiment known, ToLongFunction<VariantName> lists) {
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
                experiment.variants().stream()
                        .map(variant -> fields(variant, lists.applyAsLong(experiment.nameOf(variant))))
                        .toList());
        return fields;
    }

    private static Map<String, Object> fields(Variant variant, long lists) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", variant.name());
        fields.put("share", variant.share());
        fields.put("lists", lists);
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
