package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.dryrun.DryRun;
import dev.recs.jobs.nightly.JobCancelled;
import dev.recs.jobs.nightly.JobRequest;
import dev.recs.jobs.nightly.JobResult;
import dev.recs.jobs.nightly.LowPriority;
import dev.recs.jobs.nightly.NightlyJobLauncher;
import dev.recs.jobs.nightly.Progress;
import dev.recs.jobs.nightly.Selection;
import dev.recs.jobs.nightly.SingleUsers;
import dev.recs.jobs.nightly.UsersHandler;
import dev.recs.model.UserId;
import dev.recs.model.failure.BadInput;
import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.EmbeddingEstimate;
import dev.recs.stores.redis.RedisClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code recs refresh}. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        description = "Remake profiles and lists: of users active in the last 90 days, or as chosen.",
        footer = {
            "",
            "A run that failed or was killed is continued by the next one of the same choice within 23 hours, unless --new is given.",
            "Exit codes: 0 done or already done, 1 unexpected or another refresh in progress, 2 usage,",
            "4 a store or the embedding provider is down, 5 too many users skipped.",
            "While the provider is down all lists are made with the vectors there are; the next run makes up for the rest."
        })
final class RefreshCommand implements Callable<Integer> {

    private static final int STOPPED = 1;

    /** Of a signal: what a chunk may take; without its end the next run does the chunk again. */
    private static final Duration LAST_CHUNKS = Duration.ofSeconds(30);

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @ArgGroup
    private Choice choice = new Choice();

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            converter = TimeOption.class,
            description =
                    "read nothing after this moment, as in 2026-03-01T02:00:00Z; a run that is done is not repeated")
    private @Nullable Instant asOf;

    @Option(names = "--new", description = "begin afresh instead of continuing a run that failed or was killed")
    private boolean fresh;

    @Option(names = "--force", description = "let retention delete more than the allowed fraction of all profiles")
    private boolean force;

    @Option(
            names = "--dry-run",
            description = "print how many texts a run would send and what they cost; write nothing")
    private boolean dryRun;

    @Option(
            names = "--grid",
            paramLabel = "GRID",
            description = "share the users out over a grid, as in --grid=spark; recs-grid starts the command with it")
    private @Nullable String grid;

    /** At most one of them. */
    static final class Choice {

        @Option(names = "--all", description = "every user")
        private boolean all;

        @Option(
                names = "--stale-only",
                description = "active users whose list is 7 days old or older than their latest activity")
        private boolean staleOnly;

        @Option(names = "--user-id", paramLabel = "ID", description = "only this user; may be repeated")
        private List<String> userIds = List.of();

        Selection selection() {
            if (all) {
                return Selection.ALL;
            }
            return staleOnly ? Selection.STALE : Selection.ACTIVE;
        }
    }

    @Override
    public Integer call() {
        requirePast(common.clock().instant());
        requireNewAlone();
        requireGridForARun();
        return LongRunning.run(common.dataDir(), LAST_CHUNKS, this::refresh);
    }

    /** What is made of a moment to come would be newer than all that is made until then, and so stay. */
    private void requirePast(Instant now) {
        if (asOf != null && asOf.isAfter(now)) {
            throw new BadInput("--as-of is %s: expected a moment that has passed, it is %s".formatted(asOf, now));
        }
    }

    private void requireNewAlone() {
        if (fresh && (asOf != null || dryRun || !choice.userIds.isEmpty())) {
            throw new BadInput("--new begins a run of now afresh: leave out --as-of, --dry-run and --user-id");
        }
    }

    private void requireGridForARun() {
        if (grid != null && (dryRun || !choice.userIds.isEmpty())) {
            throw new BadInput("--grid shares out a whole run: leave out --dry-run and --user-id");
        }
    }

    private int refresh(CommandContext recs) {
        List<UserId> users = choice.userIds.stream().map(UserId::new).toList();
        RefreshPrinter printer = new RefreshPrinter(System.out, common.json());
        Instant moment = asOf == null ? recs.create(Moment.class).now() : asOf;
        if (dryRun) {
            Estimation estimation = recs.create(Estimation.class);
            printer.print(users.isEmpty() ? estimation.of(choice.selection(), moment) : estimation.of(users, moment));
        } else if (users.isEmpty()) {
            if (grid != null) {
                recs.create(UsersHandler.class).choose(grid);
            }
            return run(recs.create(NightlyJob.class), printer);
        } else {
            SomeUsers some = recs.create(SomeUsers.class);
            printer.print(some.users().refresh(users, moment));
            tell(some.embedder().missing().reading().failure());
        }
        return 0;
    }

    /** A stop is told here, before the signal that asked for it ends the process. */
    private int run(NightlyJob job, RefreshPrinter printer) {
        try {
            JobResult result = job.run(
                    new JobRequest(choice.selection(), Optional.ofNullable(asOf), force, fresh), common.clock());
            printer.print(result);
            tell(result.providerFailure());
            return 0;
        } catch (JobCancelled e) {
            System.err.println(e.getMessage());
            return STOPPED;
        }
    }

    /** Of what would be sent to the provider. */
    private record Estimation(DryRun run, ObjectProvider<SingleUsers> users) {

        EmbeddingEstimate of(Selection selection, Instant asOf) {
            return run.estimate(selection, asOf);
        }

        EmbeddingEstimate of(List<UserId> some, Instant asOf) {
            users.getObject().requireKnown(some);
            return run.estimate(some, asOf);
        }
    }

    private record Moment(RedisClock clock) {

        Instant now() {
            return clock.instant();
        }
    }

    private record SomeUsers(SingleUsers users, Embedder embedder) {}

    private record NightlyJob(NightlyJobLauncher launcher, Progress progress, RefreshSettings settings) {

        JobResult run(JobRequest request, Clock clock) {
            LowPriority.take(settings.niceness());
            progress.watchedBy(RefreshPrinter.watcher(clock));
            return launcher.run(request);
        }
    }

    /** All lists are made, and the exit code still says that vectors are missing. */
    private static void tell(Optional<RuntimeException> providerFailure) {
        providerFailure.ifPresent(failure -> {
            throw failure;
        });
    }
}
