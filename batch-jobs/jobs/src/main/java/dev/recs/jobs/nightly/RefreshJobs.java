package dev.recs.jobs.nightly;

import java.util.List;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;

/** One job a selection, all of the same steps: what is finished, resumed or newest is a question of the selection. */
final class RefreshJobs {

    private final JobRepository repository;
    private final List<Step> steps;

    RefreshJobs(JobRepository repository, RefreshSteps steps) {
        this.repository = repository;
        this.steps = steps.inOrder();
    }

    Job jobFor(Selection selection, RunLog log) {
        SimpleJobBuilder job =
                new JobBuilder(selection.jobName(), repository).listener(log).start(steps.getFirst());
        steps.stream().skip(1).forEach(job::next);
        return job.build();
    }
}
