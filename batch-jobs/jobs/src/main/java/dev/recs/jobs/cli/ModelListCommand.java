package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.pipeline.CatalogModels;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs model list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Print the models that are kept, the newest first, and which one is current or pinned.")
final class ModelListCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            new ModelPrinter(System.out, common.json()).print(recs.create(CatalogModels.class));
            return 0;
        }
    }
}
