package dev.recs.cli;

import dev.recs.app.RecsApplication;
import dev.recs.embedding.EmbeddingProvider;
import dev.recs.evaluation.Evaluation;
import dev.recs.evaluation.FileVectors;
import dev.recs.evaluation.Measured;
import dev.recs.evaluation.ReportPage;
import dev.recs.evaluation.ReportText;
import dev.recs.evaluation.Split;
import dev.recs.evaluation.StoreHistory;
import dev.recs.lists.CurrentListSettings;
import dev.recs.model.failure.BadInput;
import dev.recs.neighbours.LearningSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recs evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Measure the lists on a store's own history, beside the standard methods. With files no server is started.")
final class EvaluateCommand implements Callable<Integer> {

    private static final Duration HELD_BACK = Duration.ofDays(30);

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final HistoryOptions history = new HistoryOptions();

    @Option(names = "--events", description = "searches and views, a JSON object a line; those before the cut count")
    private @Nullable Path events;

    @Option(names = "--report", description = "writes one HTML page with plots")
    private @Nullable Path report;

    @Option(names = "--protocol", defaultValue = "time-split", description = "time-split or leave-last-out")
    private String protocol = "time-split";

    @Option(names = "--cut", description = "date or moment; by default 30 days before the newest order")
    private @Nullable String cut;

    @Option(names = "--until", description = "date or moment; by default the end of the history")
    private @Nullable String until;

    @Option(names = "--k", defaultValue = "10", description = "length of the lists that are measured")
    private int k;

    @Override
    public Integer call() {
        Measured measured = measured();
        if (report != null) {
            write(report, ReportPage.of(measured));
        }
        if (common.json()) {
            System.out.println(ReportText.json(measured));
        } else {
            ReportText.table(measured).forEach(System.out::println);
        }
        return 0;
    }

    private StoreHistory store(BeanFactory recs) {
        LongAdder rejected = new LongAdder();
        Consumer<String> leftOut = reason -> {
            rejected.increment();
            System.err.println("left out: " + reason);
        };
        StoreHistory store = history.read(recs, leftOut);
        if (events != null) {
            store = store.withEvents(events, leftOut);
        }
        if (rejected.sum() > 0) {
            System.err.printf("%d rows were left out%n", rejected.sum());
        }
        return store;
    }

    private static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new BadInput(
                    "--report %s could not be written: give a file in a folder that exists".formatted(file), e);
        }
    }

    /** With files the context makes no connection: nothing of it is asked for but the provider and the settings. */
    private Measured measured() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            StoreHistory store = store(recs);
            FileVectors vectors = new FileVectors(recs.getBean(EmbeddingProvider.class), common.dataDir());
            return new Evaluation(split(store), vectors, System.err::println)
                    .run(
                            new Evaluation.Configured(
                                    recs.getBean(CurrentListSettings.class).get(),
                                    recs.getBean(LearningSettings.class)),
                            store.events(),
                            k);
        }
    }

    private Split split(StoreHistory store) {
        return switch (protocol) {
            case "time-split" -> {
                Instant newest = store.newest();
                yield Split.time(
                        store,
                        cut == null ? newest.minus(HELD_BACK) : moment("--cut", cut),
                        until == null ? newest.plusMillis(1) : moment("--until", until));
            }
            case "leave-last-out" -> {
                if (events != null) {
                    throw new BadInput(
                            "--events with leave-last-out: what is held back has no time, so that views of it would give it"
                                    + " away; use --protocol=time-split");
                }
                yield Split.leaveLastOut(store);
            }
            default -> throw new BadInput("--protocol '%s': expected time-split or leave-last-out".formatted(protocol));
        };
    }

    private static Instant moment(String option, String text) {
        try {
            return text.length() == "2011-11-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadInput("%s '%s': expected a date as 2011-11-01".formatted(option, text), e);
        }
    }
}
