package dev.recs.jobs.nightly;

import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/**
 * Marks the lines of a run while it goes on: {@code run}, as in {@code recs_run_reports}, and {@code execution}, which is another one when
 * the run is continued. The first line says what begins.
 */
final class RunLog implements JobExecutionListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);
    private static final String RUN = "run";
    private static final String EXECUTION = "execution";

    private final String firstLine;

    RunLog(String firstLine) {
        this.firstLine = firstLine;
    }

    /** What a thread does for the run is marked as well. */
    static Runnable marked(Runnable work) {
        Map<String, String> marks = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());
        return () -> {
            MDC.setContextMap(marks);
            try {
                work.run();
            } finally {
                MDC.clear();
            }
        };
    }

    @Override
    public void beforeJob(JobExecution execution) {
        MDC.put(RUN, Long.toString(JobReports.idOf(execution)));
        MDC.put(EXECUTION, Long.toString(execution.getId()));
        LOG.info(firstLine);
    }

    @Override
    public void afterJob(JobExecution execution) {
        MDC.remove(RUN);
        MDC.remove(EXECUTION);
    }
}
