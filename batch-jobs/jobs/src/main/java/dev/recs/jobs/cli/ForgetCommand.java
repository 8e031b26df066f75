package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.model.UserId;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.ErasureReport;
import dev.recs.stores.erasure.ErasureReport.Place;
import dev.recs.stores.erasure.ErasureTraces;
import dev.recs.stores.erasure.ErasureTraces.Trace;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs forget}. */
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        description = "Erase a user from every store of ours; the store's own tables are not touched.")
final class ForgetCommand implements Callable<Integer> {

    private static final int CHECK_FAILED = 3;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--user-id", required = true, description = "whom")
    private String userId = "";

    @ArgGroup
    private Mode mode = new Mode();

    /** At most one of them. */
    static final class Mode {

        @Option(names = "--verify", description = "only check whether something is left; exit code 3 if so")
        private boolean verify;

        @Option(
                names = "--undo",
                description = "end an erasure: the user gets lists again from the next refresh; nothing comes back")
        private boolean undo;
    }

    @Override
    public Integer call() {
        UserId user = new UserId(userId);
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            Places places = recs.create(Places.class);
            ErasureReport report = report(places.erasure(common.clock()), user);
            print(report, isErasure() ? new ErasureTraces(places.stores(), common.clock()).find() : List.of());
            if (!report.missing().isEmpty()) {
                throw new DependencyDown(
                        String.join(", ", report.missing()),
                        "the command was carried out where that was possible; repeat it to finish",
                        new IllegalStateException("erasure is not complete"));
            }
            return mode.verify && report.total() > 0 ? CHECK_FAILED : 0;
        }
    }

    /** Where a user is erased, and by which key. */
    private record Places(Erasure.Stores stores, ErasureKey key) {

        Erasure erasure(Clock clock) {
            return new Erasure(stores, key.bytes(), clock);
        }
    }

    private ErasureReport report(Erasure erasure, UserId user) {
        if (mode.undo) {
            return erasure.undo(user);
        }
        return mode.verify ? erasure.find(user) : erasure.erase(user);
    }

    private boolean isErasure() {
        return !mode.verify && !mode.undo;
    }

    private void print(ErasureReport report, List<Trace> traces) {
        if (common.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("places", report.places());
            fields.put("missing", report.missing());
            if (isErasure()) {
                fields.put("mayRemain", traces);
            }
            System.out.println(JsonMapper.shared().writeValueAsString(fields));
            return;
        }
        for (Place place : report.places()) {
            System.out.printf("%-8s %-30s %d%n", place.store(), place.name(), place.count());
        }
        System.out.println(summary(report));
        if (!traces.isEmpty()) {
            System.out.println("may still hold what was erased:");
            traces.forEach(trace -> System.out.printf("  %-30s %s%n", trace.place(), trace.until()));
        }
    }

    private String summary(ErasureReport report) {
        if (mode.undo) {
            return report.total() == 0
                    ? "user '%s' is not erased: nothing to undo".formatted(userId)
                    : "the erasure of user '%s' is ended: 'recs refresh --user-id=%s' makes a list, if the shop lists the user"
                            .formatted(userId, userId);
        }
        return "%s: %d".formatted(mode.verify ? "left" : "removed", report.total());
    }
}
