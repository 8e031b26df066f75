package dev.recs.jobs.schedule;

import dev.recs.stores.Failures;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;

/** The one job and its trigger, in the store of Quartz that all processes share. */
final class Schedule {

    private static final JobKey JOB = new JobKey("nightly", "recs");
    private static final TriggerKey TRIGGER = new TriggerKey("nightly", "recs");

    private final DataSource mysql;
    private final ScheduleSettings settings;
    private final NightlyAttempts attempts;
    private final AtomicReference<@Nullable Scheduler> started = new AtomicReference<>();

    Schedule(DataSource mysql, ScheduleSettings settings, NightlyAttempts attempts) {
        this.mysql = mysql;
        this.settings = settings;
        this.attempts = attempts;
    }

    void start() {
        try {
            Scheduler scheduler = new StdSchedulerFactory(properties()).getScheduler();
            started.set(scheduler);
            scheduler.setJobFactory((_, _) -> new NightlyQuartzJob(attempts));
            settle(scheduler);
            scheduler.start();
        } catch (SchedulerException e) {
            throw failure(e);
        }
    }

    /** @return empty if it never fires again */
    Optional<Instant> next() {
        Scheduler scheduler = started.get();
        if (scheduler == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(scheduler.getTrigger(TRIGGER))
                    .map(Trigger::getNextFireTime)
                    .map(java.util.Date::toInstant);
        } catch (SchedulerException e) {
            throw failure(e);
        }
    }

    /** Fires no more. */
    void pause() {
        Scheduler scheduler = started.get();
        if (scheduler != null) {
            try {
                scheduler.standby();
            } catch (SchedulerException e) {
                throw failure(e);
            }
        }
    }

    /** @param jobHasEnded so that it is worth waiting until that is stored */
    void end(boolean jobHasEnded) {
        Scheduler scheduler = started.getAndSet(null);
        if (scheduler != null) {
            try {
                scheduler.shutdown(jobHasEnded);
            } catch (SchedulerException e) {
                throw failure(e);
            }
        }
    }

    /** Stores the trigger unless the one stored says the same, whose missed fire would be lost. */
    private void settle(Scheduler scheduler) throws SchedulerException {
        JobDetail job = JobBuilder.newJob(NightlyQuartzJob.class)
                .withIdentity(JOB)
                .requestRecovery()
                .build();
        CronTrigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(TRIGGER)
                .withSchedule(CronScheduleBuilder.cronSchedule(settings.cron())
                        .inTimeZone(TimeZone.getTimeZone(settings.timeZone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
        Trigger stored = scheduler.getTrigger(TRIGGER);
        if (stored == null) {
            try {
                scheduler.scheduleJob(job, Set.of(trigger), false);
            } catch (ObjectAlreadyExistsException e) {
                settle(scheduler);
            }
        } else {
            // The stored job names its class as it was called when it was stored: another release may have moved it.
            scheduler.addJob(job, true, true);
            if (!isSame(stored, trigger)) {
                scheduler.rescheduleJob(TRIGGER, trigger);
            }
        }
    }

    private static boolean isSame(Trigger stored, CronTrigger wanted) {
        return stored instanceof CronTrigger cron
                && cron.getCronExpression().equals(wanted.getCronExpression())
                && cron.getTimeZone().equals(wanted.getTimeZone());
    }

    /** Quartz knows its pools by names of the whole JVM, so each scheduler takes a name of its own. */
    private Properties properties() {
        String pool = UUID.randomUUID().toString();
        DBConnectionManager.getInstance().addConnectionProvider(pool, new PooledConnections(mysql));
        Properties properties = new Properties();
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "recs");
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, pool);
        properties.setProperty(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true");
        properties.setProperty(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName());
        properties.setProperty("org.quartz.threadPool.threadCount", "1");
        properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        properties.setProperty(StdSchedulerFactory.PROP_JOB_STORE_CLASS, JobStoreTX.class.getName());
        properties.setProperty("org.quartz.jobStore.driverDelegateClass", StdJDBCDelegate.class.getName());
        properties.setProperty("org.quartz.jobStore.dataSource", pool);
        properties.setProperty("org.quartz.jobStore.isClustered", "true");
        properties.setProperty("org.quartz.jobStore.useProperties", "true");
        return properties;
    }

    private static RuntimeException failure(SchedulerException failure) {
        return Failures.asKind(new IllegalStateException("the schedule failed: " + failure.getMessage(), failure));
    }
}
