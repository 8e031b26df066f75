package dev.recs.jobs.cli;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.stores.vectorsearch.CandidateSettings;
import dev.recs.stores.vectorsearch.OrdinaryIndexes;
import dev.recs.stores.vectorsearch.VectorIndexes;
import dev.recs.stores.vectorsearch.VectorIndexes.Listed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
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
        try (ConfigurableApplicationContext recs = RecsApplication.open(common.dataDir())) {
            CandidateSettings settings = recs.getBean(CandidateSettings.class);
            List<String> ordinary = recs.getBean(OrdinaryIndexes.class).create();
            VectorIndexes indexes = recs.getBean(VectorIndexes.class);
            boolean needed = settings.source() == CandidateSettings.Source.VECTOR_SEARCH;
            Optional<List<Listed>> vector = needed || indexes.list().isPresent()
                    ? Optional.of(indexes.create(settings.vectorSearch().indexWait()))
                    : Optional.empty();
            IndexPrinter.print(common.json(), ordinary, vector);
            return 0;
        }
    }
}
