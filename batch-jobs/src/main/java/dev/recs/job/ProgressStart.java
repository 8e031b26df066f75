package dev.recs.job;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Begins the progress with the users' step: what comes before it is no part of its rate. */
final class ProgressStart implements StepExecutionListener {

    private final UserPages pages;
    private final Progress progress;

    ProgressStart(UserPages pages, Progress progress) {
        this.pages = pages;
        this.progress = progress;
    }

    @Override
    public void beforeStep(StepExecution execution) {
        RunParameters run = RunParameters.of(execution.getJobParameters());
        progress.begin(pages.count(run.selection(), run.asOf()));
    }
}
