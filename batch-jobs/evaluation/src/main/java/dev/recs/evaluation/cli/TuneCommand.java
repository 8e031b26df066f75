package dev.recs.evaluation.cli;

import dev.recs.evaluation.FileVectors;
import dev.recs.evaluation.StoreHistory;
import dev.recs.evaluation.Tuned;
import dev.recs.evaluation.Tuning;
import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.cli.CommonOptions;
import dev.recs.jobs.cli.ContributedCommand;
import dev.recs.jobs.cli.OutputFile;
import dev.recs.pipeline.embedding.EmbeddingProvider;
import dev.recs.recommender.model.training.ModelSettings;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recs tune}. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description = {
            "Search half-lives, neighbour settings and weights on three months of a store's history together.",
            "The newest month is not used. With files no server is started. Nothing is changed but the patch is written."
        })
public final class TuneCommand implements ContributedCommand {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final HistoryOptions history = new HistoryOptions();

    @Option(
            names = "--patch",
            defaultValue = "recs-tuned.properties",
            description = "written if a change is advised (${DEFAULT-VALUE}); copy it to application.properties")
    private Path patch = Path.of("recs-tuned.properties");

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            StoreHistory store = history.read(
                    recs.create(HistorySources.class), reason -> System.err.println("left out: " + reason));
            FileVectors vectors = new FileVectors(recs.create(EmbeddingProvider.class), common.dataDir());
            Tuned tuned = Tuning.prepare(store, vectors, System.err::println).run(recs.create(ModelSettings.class));
            tuned.lines().forEach(System.out::println);
            if (tuned.isAdvised()) {
                OutputFile.write("--patch", patch, tuned.patch());
                System.out.printf("wrote %s%n", patch);
            }
        }
        return 0;
    }
}
