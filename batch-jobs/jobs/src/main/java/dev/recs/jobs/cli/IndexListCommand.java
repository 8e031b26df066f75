package dev.recs.jobs.cli;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.stores.vectorsearch.OrdinaryIndexes;
import dev.recs.stores.vectorsearch.VectorIndexes;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs index list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Print the indexes that are there.")
final class IndexListCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            IndexPrinter.print(
                    common.json(),
                    recs.getBean(OrdinaryIndexes.class).list(),
                    recs.getBean(VectorIndexes.class).list());
            return 0;
        }
    }
}
