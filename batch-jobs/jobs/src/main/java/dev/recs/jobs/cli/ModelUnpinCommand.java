package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.ModelPublisher;
import dev.recs.stores.models.CurrentModel;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.ObjectProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs model unpin}. */
@Command(
        name = "unpin",
        mixinStandardHelpOptions = true,
        description = "End a rollback: the newest stored model is the current one again, and later ones replace it.")
final class ModelUnpinCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            Optional<CurrentModel> current =
                    recs.create(Unpinning.class).run(common.clock().instant());
            new ModelPrinter(System.out, common.json()).printUnpin(current);
            return 0;
        }
    }

    private record Unpinning(CatalogModels models, ObjectProvider<ModelPublisher> publisher) {

        Optional<CurrentModel> run(Instant now) {
            Optional<CurrentModel> current = models.unpin();
            if (current.isPresent()) {
                models.loadReadable().ifPresent(model -> publisher.getObject().publish(model, now));
            }
            return current;
        }
    }
}
