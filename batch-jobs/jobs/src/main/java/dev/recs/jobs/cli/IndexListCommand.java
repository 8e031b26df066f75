package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.stores.vectorsearch.OrdinaryIndexes;
import dev.recs.stores.vectorsearch.VectorIndexes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs index list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Print the indexes that are there.")
final class IndexListCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            recs.create(Listing.class).print(common.json());
            return 0;
        }
    }

    private record Listing(OrdinaryIndexes ordinary, VectorIndexes vector) {

        void print(boolean json) {
            IndexPrinter.print(json, ordinary.list(), vector.list());
        }
    }
}
