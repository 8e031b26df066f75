package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.stores.vectorsearch.CandidateSettings;
import dev.recs.stores.vectorsearch.OrdinaryIndexes;
import dev.recs.stores.vectorsearch.VectorIndexes;
import dev.recs.stores.vectorsearch.VectorIndexes.Listed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code recs index create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        description = "Make the indexes that are missing and wait until they can be used; again changes nothing.")
final class IndexCreateCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            recs.create(Creation.class).run(common.json());
            return 0;
        }
    }

    private record Creation(OrdinaryIndexes ordinary, VectorIndexes vector, CandidateSettings settings) {

        void run(boolean json) {
            List<String> made = ordinary.create();
            boolean needed = settings.source() == CandidateSettings.Source.VECTOR_SEARCH;
            Optional<List<Listed>> search = needed || vector.list().isPresent()
                    ? Optional.of(vector.create(settings.vectorSearch().indexWait()))
                    : Optional.empty();
            IndexPrinter.print(json, made, search);
        }
    }
}
