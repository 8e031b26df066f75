package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.ModelPublisher;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            String current = recs.create(Rollback.class)
                    .to(Optional.ofNullable(version), common.clock().instant());
            new ModelPrinter(System.out, common.json()).printRollback(current);
            return 0;
        }
    }

    private record Rollback(CatalogModels models, ModelPublisher publisher) {

        String to(Optional<String> version, Instant now) {
            CatalogModels.Versioned target = models.rollback(version);
            publisher.publish(target.model(), now);
            return target.version();
        }
    }
}
