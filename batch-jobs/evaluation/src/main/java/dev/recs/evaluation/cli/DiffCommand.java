package dev.recs.evaluation.cli;

import dev.recs.evaluation.diff.DiffJson;
import dev.recs.evaluation.diff.DiffPage;
import dev.recs.evaluation.diff.DiffText;
import dev.recs.evaluation.diff.ListDiff;
import dev.recs.evaluation.diff.ListPreview;
import dev.recs.evaluation.diff.OtherConfiguration;
import dev.recs.evaluation.diff.UserSample;
import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.cli.CommonOptions;
import dev.recs.jobs.cli.ContributedCommand;
import dev.recs.jobs.cli.OutputFile;
import dev.recs.jobs.cli.TimeOption;
import dev.recs.model.UserId;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import dev.recs.model.recommendation.RecommendationList;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.lists.Profiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recs diff}. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compare the lists of now with those of other settings or rules, for the same users, before they are rolled out.",
            "Nothing is written to a store or sent to the embedding provider. Exit code 3 if --min-overlap is not reached."
        })
public final class DiffCommand implements ContributedCommand {

    private static final int PLACES = 10;
    private static final int ON_PAGE = 50;
    private static final int BELOW_LIMIT = 3;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--config",
            required = true,
            description = "settings to compare with, .properties or .yaml; the rest is as now")
    private Path config = Path.of("");

    @Option(names = "--sample", defaultValue = "1000", description = "users who have a profile (${DEFAULT-VALUE})")
    private int sample;

    @Option(names = "--seed", defaultValue = "1", description = "draws the users (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--as-of",
            converter = TimeOption.class,
            description = "moment the lists are made for, as 2026-03-01T02:00:00Z (now)")
    private @Nullable Instant asOf;

    @Option(names = "--report", description = "writes one HTML page with lists side by side")
    private @Nullable Path report;

    @Option(
            names = "--min-overlap",
            defaultValue = "0",
            description = "from 0 to 1: less of the first ten in common, in the mean, ends with exit code 3")
    private double minOverlap;

    @Override
    public Integer call() {
        if (sample < 1 || minOverlap < 0 || minOverlap > 1) {
            throw new BadInput("--sample %d, --min-overlap %s: expected at least 1, and from 0 to 1"
                    .formatted(sample, minOverlap));
        }
        Map<String, Object> changed = new TreeMap<>(OtherConfiguration.read(config));
        changed.put("recs.data-dir", common.dataDir().toString());
        Instant moment = asOf == null ? common.clock().instant() : asOf;
        try (CommandContext recs = CommandContext.openForCheck(common.dataDir())) {
            List<UserId> users = new UserSample(sample, seed).draw(recs.create(Profiles.class));
            if (users.isEmpty()) {
                throw new Misconfigured("nobody has a profile yet: run 'recs refresh --all' first");
            }
            List<RecommendationList> now = recs.create(ListPreview.class).lists(users, moment);
            ProductIndex products = new ProductIndex(recs.create(Products.class).all());
            try (CommandContext other = CommandContext.openForCheck(changed)) {
                return print(
                        ListDiff.of(now, other.create(ListPreview.class).lists(users, moment), products, PLACES),
                        products);
            }
        }
    }

    private int print(ListDiff diff, ProductIndex products) {
        if (common.json()) {
            System.out.println(DiffJson.render(diff));
        } else {
            DiffText.lines(diff, products).forEach(System.out::println);
        }
        if (report != null) {
            OutputFile.write("--report", report, DiffPage.render(diff, products, config.toString(), ON_PAGE));
        }
        if (diff.overlap() < minOverlap) {
            System.err.printf("overlap %.3f is below --min-overlap %.3f%n", diff.overlap(), minOverlap);
            return BELOW_LIMIT;
        }
        return 0;
    }
}
