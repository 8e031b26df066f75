package dev.recs.jobs.nightly;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Begins the progress with the users' step: what comes before it, and what an earlier attempt did, is no part of its rate. */
final class ProgressStart implements StepExecutionListener {

    private final UserPages pages;
    private final JobReports reports;
    private final Progress progress;

    ProgressStart(UserPages pages, JobReports reports, Progress progress) {
        this.pages = pages;
        this.reports = reports;
        this.progress = progress;
    }

    @Override
    public void beforeStep(StepExecution execution) {
        NightlyJobParameters run = NightlyJobParameters.parse(execution.getJobParameters());
        long before =
                reports.account(execution.getJobExecution().getJobInstance()).read();
        progress.begin(pages.count(run.selection(), run.asOf()), before);
    }
}
