package dev.recs.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.app.RecsApplication;
import dev.recs.jobs.nightly.JobCancelled;
import dev.recs.jobs.nightly.JobResult;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.schema.SampleShop;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The store of the schedule in a real database, with nights that only count themselves. */
@LongRunning
final class ScheduleIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final String EVERY_SECOND = "* * * * * ?";
    private static final String EVERY_HOUR = "0 0 * * * ?";
    private static final JobResult RESULT = new JobResult.AlreadyDone(Instant.EPOCH, RefreshAccount.NONE);

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final Cancellation cancellation = new Cancellation();
    private ConfigurableApplicationContext recs = context();

    @BeforeEach
    void empty() {
        recs.close();
        STACK.empty();
        recs = context();
    }

    @AfterEach
    void close() {
        recs.close();
    }

    @Test
    void nightsThatLastLongerThanTheirIntervalDoNotOverlapInTwoProcesses() {
        Schedule first = schedule(EVERY_SECOND, cancellation, () -> night(Duration.ofMillis(2_500)));
        Schedule second = schedule(EVERY_SECOND, cancellation, () -> night(Duration.ofMillis(2_500)));
        first.start();
        second.start();
        await(Duration.ofSeconds(30), () -> begun.get() >= 3);
        first.end(true);
        second.end(true);
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void firesThatWereMissedAreMadeUpForByOne() {
        Schedule before = schedule(EVERY_HOUR, cancellation, () -> night(Duration.ZERO));
        before.start();
        Instant next = before.next().orElseThrow();
        before.end(true);
        recs.getBean(JdbcTemplate.class)
                .update(
                        "UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = ?",
                        next.minus(Duration.ofHours(5)).toEpochMilli());
        Schedule after = schedule(EVERY_HOUR, cancellation, () -> night(Duration.ZERO));
        after.start();
        await(Duration.ofSeconds(30), () -> begun.get() >= 1);
        sleep(Duration.ofSeconds(2));
        assertThat(begun).hasValue(1);
        assertThat(after.next()).hasValueSatisfying(later -> assertThat(later).isAfterOrEqualTo(next));
        after.end(true);
    }

    @Test
    void aJobThatAnEarlierReleaseStoredUnderAnotherClassNameFires() {
        Schedule before = schedule(EVERY_HOUR, cancellation, () -> night(Duration.ZERO));
        before.start();
        Instant next = before.next().orElseThrow();
        before.end(true);
        JdbcTemplate stored = recs.getBean(JdbcTemplate.class);
        stored.update("UPDATE QRTZ_JOB_DETAILS SET JOB_CLASS_NAME = 'dev.recs.schedule.NightlyJob'");
        stored.update(
                "UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = ?",
                next.minus(Duration.ofHours(5)).toEpochMilli());
        Schedule after = schedule(EVERY_HOUR, cancellation, () -> night(Duration.ZERO));
        after.start();
        await(Duration.ofSeconds(30), () -> begun.get() == 1);
        after.end(true);
    }

    @Test
    void anotherCronExpressionReplacesTheStoredOne() {
        Schedule before = schedule(EVERY_HOUR, cancellation, () -> night(Duration.ZERO));
        before.start();
        before.end(true);
        Schedule after = schedule("0 30 4 * * ?", cancellation, () -> night(Duration.ZERO));
        after.start();
        assertThat(after.next().orElseThrow().atZone(ZoneOffset.UTC))
                .matches(time -> time.getHour() == 4 && time.getMinute() == 30);
        after.end(true);
        assertThat(begun).hasValue(0);
    }

    @Test
    void aNightStoppedInTheMiddleIsTakenOverByAnotherProcess() {
        Schedule stopped = schedule(EVERY_SECOND, cancellation, () -> {
            night(Duration.ZERO);
            cancellation.await();
            throw new JobCancelled();
        });
        stopped.start();
        await(Duration.ofSeconds(30), () -> begun.get() == 1);
        Schedule other = schedule(EVERY_HOUR, new Cancellation(), () -> night(Duration.ZERO));
        stopped.pause();
        cancellation.request();
        stopped.end(false);
        other.start();
        await(Duration.ofSeconds(60), () -> begun.get() == 2);
        other.end(true);
    }

    private JobResult night(Duration length) {
        begun.incrementAndGet();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        sleep(length);
        atOnce.decrementAndGet();
        return RESULT;
    }

    private Schedule schedule(String cron, Cancellation signal, Supplier<JobResult> work) {
        ScheduleSettings settings =
                new ScheduleSettings(cron, ZoneOffset.UTC, 0, Duration.ofMillis(1), Duration.ofSeconds(1));
        return new Schedule(
                recs.getBean(DataSource.class),
                settings,
                new NightlyAttempts(
                        work,
                        new NightlyAttempts.Retries(0, Duration.ofMillis(1), signal),
                        new SimpleMeterRegistry(),
                        Clock.systemUTC()));
    }

    private static ConfigurableApplicationContext context() {
        Map<String, Object> settings = new HashMap<>(STACK.settings());
        settings.put("recs.data-dir", "target/schedule");
        ConfigurableApplicationContext recs = RecsApplication.open(settings);
        recs.getBean(SampleShop.class).install();
        return recs;
    }

    private static void await(Duration longest, BooleanSupplier condition) {
        Awaitility.await().atMost(longest).pollInterval(Duration.ofMillis(20)).until(condition::getAsBoolean);
    }

    private static void sleep(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
