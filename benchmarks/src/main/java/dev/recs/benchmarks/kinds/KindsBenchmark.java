package dev.recs.benchmarks.kinds;

import dev.recs.benchmarks.Benchmark;
import dev.recs.benchmarks.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench kinds}: writes stores of other kinds, for {@code recs evaluate}. */
@Command(
        name = "kinds",
        mixinStandardHelpOptions = true,
        description = "Write generated stores of other kinds as import files; the same files on any machine.")
public final class KindsBenchmark implements Benchmark {

    @Option(names = "--to", required = true, description = "folder; each kind gets one in it")
    private Path to = Path.of("");

    @Option(names = "--kind", description = "one or more of ${COMPLETION-CANDIDATES}; all by default")
    private List<Kind> kinds = new ArrayList<>();

    @Option(names = "--sparse-of", description = "also the sample store made sparse: its orders.csv.gz")
    private @Nullable Path sample;

    @Override
    public Integer call() {
        Figures figures = new Figures("kinds");
        for (Kind kind : kinds.isEmpty() ? List.of(Kind.values()) : kinds) {
            long lines = KindFiles.write(kind.recipe(), to.resolve(kind.toString()));
            figures.add("order lines of " + kind, lines, "");
        }
        if (sample != null) {
            long lines = SparseSample.write(sample.resolveSibling("products.csv"), sample, to.resolve("sparse"));
            figures.add("order lines of sparse", lines, "");
        }
        figures.all().forEach(one -> System.out.printf("%s: %.0f%n", one.name(), one.value()));
        return 0;
    }
}
