package dev.recs.jobs.nightly;

import dev.recs.pipeline.RefreshSettings;
import dev.recs.pipeline.embedding.Embedder;
import org.springframework.batch.core.step.StepExecution;

/** What a {@link UsersGrid} knows of the job. */
public final class GridRuns {

    private final RefreshWriter.RunContext context;
    private final SkippedUsers skippedUsers;
    private final Embedder embedder;
    private final RefreshSettings settings;

    GridRuns(RefreshWriter.RunContext context, SkippedUsers skippedUsers, Embedder embedder, RefreshSettings settings) {
        this.context = context;
        this.skippedUsers = skippedUsers;
        this.embedder = embedder;
        this.settings = settings;
    }

    /** The run that a users step is of. */
    public GridRun of(StepExecution step) {
        NightlyJobParameters run = NightlyJobParameters.parse(step.getJobParameters());
        return new GridRun(
                new GridRun.Choice(
                        JobReports.idOf(step.getJobExecution()),
                        run.asOf(),
                        run.selection() == Selection.ALL ? null : run.asOf().minus(settings.activeWithin()),
                        run.selection() == Selection.STALE),
                context,
                skippedUsers,
                embedder);
    }
}
