package dev.recs.job;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Begins the progress with the users' step: what comes before it, and what an earlier attempt did, is no part of its rate. */
final class ProgressStart implements StepExecutionListener {

    private final UserPages pages;
    private final RunReports reports;
    private final Progress progress;

    ProgressStart(UserPages pages, RunReports reports, Progress progress) {
        this.pages = pages;
        this.reports = reports;
        this.progress = progress;
    }

    @Override
    public void beforeStep(StepExecution execution) {
        RunParameters run = RunParameters.of(execution.getJobParameters());
        long before =
                reports.account(execution.getJobExecution().getJobInstance()).read();
        progress.begin(pages.count(run.selection(), run.asOf()), before);
    }
}
