package dev.recs.jobs.cli;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.ModelPublisher;
import dev.recs.stores.models.CurrentModel;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
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
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            CatalogModels models = recs.getBean(CatalogModels.class);
            Optional<CurrentModel> current = models.unpin();
            if (current.isPresent()) {
                models.loadReadable()
                        .ifPresent(model -> recs.getBean(ModelPublisher.class)
                                .publish(model, common.clock().instant()));
            }
            new ModelPrinter(System.out, common.json()).printUnpin(current);
            return 0;
        }
    }
}
