package dev.recs.jobs.cli;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.ModelPublisher;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code recs model rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Make an earlier model the current one and pin it: later ones are stored but not used until 'recs model unpin'.",
            "Popular lists and similar products change at once, the worker follows, and lists with the next refresh."
        })
final class ModelRollbackCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "as 'recs model list' prints it; by default the newest that is older than the current one")
    private @Nullable String version;

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            CatalogModels models = recs.getBean(CatalogModels.class);
            CatalogModels.Versioned target = models.rollback(Optional.ofNullable(version));
            recs.getBean(ModelPublisher.class)
                    .publish(target.model(), common.clock().instant());
            new ModelPrinter(System.out, common.json()).printRollback(target.version());
            return 0;
        }
    }
}
