package dev.recs.evaluation.cli;

import dev.recs.evaluation.Evaluation;
import dev.recs.evaluation.Evaluation.Asked;
import dev.recs.evaluation.Evaluation.Methods;
import dev.recs.evaluation.FileVectors;
import dev.recs.evaluation.Measured;
import dev.recs.evaluation.Naming;
import dev.recs.evaluation.OutsideList;
import dev.recs.evaluation.ReportJson;
import dev.recs.evaluation.ReportPage;
import dev.recs.evaluation.ReportText;
import dev.recs.evaluation.SplitExport;
import dev.recs.evaluation.StoreHistory;
import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.cli.CommonOptions;
import dev.recs.jobs.cli.ContributedCommand;
import dev.recs.jobs.cli.OutputFile;
import dev.recs.model.failure.BadInput;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.recommender.lists.CurrentListSettings;
import dev.recs.recommender.model.training.TrainingSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recs evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Measure the lists on a store's own history, beside the standard methods and lists of other programs. With files no server is started.")
public final class EvaluateCommand implements ContributedCommand {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final HistoryOptions history = new HistoryOptions();

    @Mixin
    private final SplitOptions splits = new SplitOptions();

    @Mixin
    private final ExportOptions export = new ExportOptions();

    @Option(names = "--events", description = "searches and views, a JSON object a line; those before the cut count")
    private @Nullable Path events;

    @Option(names = "--report", description = "writes one HTML page with plots")
    private @Nullable Path report;

    @Option(names = "--k", defaultValue = "10", description = "length of the lists that are measured")
    private int k;

    @Option(
            names = "--lists",
            paramLabel = "NAME=FILE",
            description = "lists of another program for the users of --export, JSON lines or CSV; may be repeated")
    private List<String> lists = new ArrayList<>();

    @Option(
            names = "--methods",
            defaultValue = "all",
            description = "all, ours (without the standard methods) or none (--lists only)")
    private String methods = "all";

    @Override
    public Integer call() {
        if (k < 1) {
            throw new BadInput("--k %d: expected a length from 1".formatted(k));
        }
        Optional<Path> folder = export.folder();
        if (folder.isPresent()) {
            export(folder.get());
        } else {
            show(measured());
        }
        return 0;
    }

    private void export(Path folder) {
        if (!lists.isEmpty()) {
            throw new BadInput(
                    "--lists with --export: write the split first, then measure the lists that were made of it");
        }
        Naming naming = export.namingOfExport(folder, common.dataDir());
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            HistorySources sources = recs.create(HistorySources.class);
            StoreHistory store = store(sources);
            new SplitExport(history.details(sources, store), store.events(), naming, export.content(k))
                    .write(splits.all(store, events != null), folder)
                    .forEach(System.out::println);
        }
    }

    private void show(Measured measured) {
        if (report != null) {
            OutputFile.write("--report", report, ReportPage.render(measured));
        }
        if (common.json()) {
            System.out.println(ReportJson.render(measured));
        } else {
            ReportText.table(measured).forEach(System.out::println);
        }
    }

    /** With files the context makes no connection: nothing of it is asked for but the provider and the settings. */
    private Measured measured() {
        Asked asked = new Asked(
                chosen(), lists.stream().map(OutsideList::parse).toList(), export.namingOfLists(common.dataDir()), k);
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            StoreHistory store = store(recs.create(HistorySources.class));
            return new Evaluation(
                            splits.one(store, events != null),
                            () -> new FileVectors(recs.create(EmbeddingProvider.class), common.dataDir()),
                            System.err::println)
                    .run(
                            new Evaluation.Configured(
                                    recs.create(CurrentListSettings.class).get(), recs.create(TrainingSettings.class)),
                            store.events(),
                            asked);
        }
    }

    private Methods chosen() {
        try {
            return Methods.valueOf(methods.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadInput("--methods '%s': expected all, ours or none".formatted(methods), e);
        }
    }

    private StoreHistory store(HistorySources sources) {
        LongAdder rejected = new LongAdder();
        Consumer<String> leftOut = reason -> {
            rejected.increment();
            System.err.println("left out: " + reason);
        };
        StoreHistory store = history.read(sources, leftOut);
        if (events != null) {
            store = store.withEvents(events, leftOut);
        }
        if (rejected.sum() > 0) {
            System.err.printf("%d rows were left out%n", rejected.sum());
        }
        return store;
    }
}
