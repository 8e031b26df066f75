package dev.recs.stores.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.experiment.Experiment;
import dev.recs.model.experiment.Metric;
import dev.recs.model.experiment.Variant;
import dev.recs.model.failure.BadInput;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.testing.Bound;
import dev.recs.testing.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

final class ExperimentRunsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Instant NOW = Instant.parse("2026-12-01T08:00:00.123Z");
    private static final Instant UNTIL = Instant.parse("2026-12-29T00:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(
            STACK.addresses().mysqlUrl(),
            STACK.addresses().mysqlUser(),
            STACK.addresses().mysqlPassword()));
    private final ExperimentRuns runs = new ExperimentRuns(jdbc);

    @BeforeEach
    void prepare() {
        RecsSchema.of(
                        new StoreAddresses(
                                STACK.addresses().mysqlUrl(),
                                STACK.addresses().mysqlUser(),
                                STACK.addresses().mysqlPassword(),
                                "",
                                ""),
                        Bound.settings(StoreSettings.class, Map.of()).mysql())
                .migrate();
        jdbc.sql("DELETE FROM recs_experiments").update();
    }

    @Test
    void whatWasStartedRunsUntilItIsStopped() {
        Experiment experiment = experiment("one", Instant.MIN, Instant.MAX);
        runs.start(experiment, NOW);
        assertThat(runs.runningAt(NOW)).containsExactly(new ExperimentRun(experiment, NOW, Instant.MAX));
        assertThat(runs.all().getFirst().stateAt(NOW)).isEqualTo("running");
        runs.stop("one", NOW.plusSeconds(60));
        assertThat(runs.runningAt(NOW.plusSeconds(60))).isEmpty();
        ExperimentRun stopped = runs.find("one").orElseThrow();
        assertThat(stopped.countsFrom()).isEqualTo(NOW);
        assertThat(stopped.countsUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(stopped.stateAt(NOW.plusSeconds(60))).isEqualTo("stopped");
        assertThatThrownBy(() -> runs.stop("one", NOW.plusSeconds(61)))
                .isInstanceOf(BadInput.class)
                .hasMessage("one does not run: 'recs experiment list' names those that do");
        assertThat(runs.find("two")).isEmpty();
    }

    @Test
    void itsTimeEndsItTooAndLetsTheNextBegin() {
        Experiment first = experiment("first", NOW.plus(Duration.ofDays(1)), UNTIL);
        runs.start(first, NOW);
        ExperimentRun run = runs.find("first").orElseThrow();
        assertThat(run.stateAt(NOW)).isEqualTo("waiting");
        assertThat(run.countsFrom()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(run.countsUntil()).isEqualTo(UNTIL);
        assertThat(run.stateAt(UNTIL)).isEqualTo("ended");
        assertThat(runs.runningAt(UNTIL)).isEmpty();
        runs.start(experiment("second", Instant.MIN, Instant.MAX), UNTIL);
        assertThat(runs.runningAt(UNTIL))
                .extracting(later -> later.experiment().name())
                .containsExactly("second");
        assertThat(runs.all()).extracting(any -> any.experiment().name()).containsExactly("second", "first");
    }

    @Test
    void oneAtATime() {
        runs.start(experiment("one", Instant.MIN, Instant.MAX), NOW);
        assertThatThrownBy(() -> runs.start(experiment("two", Instant.MIN, Instant.MAX), NOW))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "one is running: one experiment runs at a time, stop it by 'recs experiment stop one' first");
    }

    @Test
    void aNameRunsOnce() {
        runs.start(experiment("one", Instant.MIN, Instant.MAX), NOW);
        String message = "one was started before: an experiment runs once, because its users would be the same again;"
                + " give the new one another name";
        assertThatThrownBy(() -> runs.start(experiment("one", Instant.MIN, Instant.MAX), NOW))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
        runs.stop("one", NOW);
        assertThatThrownBy(() -> runs.start(experiment("one", Instant.MIN, UNTIL), NOW))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }

    @Test
    void whatIsOverIsNotStarted() {
        assertThatThrownBy(() -> runs.start(experiment("late", Instant.MIN, NOW), NOW))
                .isInstanceOf(BadInput.class)
                .hasMessage("until of late is 2026-12-01T08:00:00.123Z, which is over: give it a later end");
    }

    /** The earliest day of a decision would lie after its end. */
    @Test
    void whatIsTooShortForADecisionIsNotStarted() {
        Instant from = NOW.plus(Duration.ofDays(3));
        Instant tooEarly = from.plus(Duration.ofDays(14)).minusMillis(1);
        assertThatThrownBy(() -> runs.start(experiment("short", from, tooEarly), NOW))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "until of short is 2026-12-18T08:00:00.122Z, less than two weeks after 2026-12-04T08:00:00.123Z:"
                                + " nothing could be decided, give it a later end");
        assertThatThrownBy(() -> runs.start(experiment("late", Instant.MIN, NOW.plus(Duration.ofDays(13))), NOW))
                .isInstanceOf(BadInput.class);
        runs.start(experiment("short", from, tooEarly.plusMillis(1)), NOW);
    }

    @Test
    void whatItsTimeHasEndedIsNotStopped() {
        runs.start(experiment("one", Instant.MIN, UNTIL), NOW);
        assertThatThrownBy(() -> runs.stop("one", UNTIL))
                .isInstanceOf(BadInput.class)
                .hasMessage("one does not run: 'recs experiment list' names those that do");
        assertThat(runs.find("one").orElseThrow().stateAt(UNTIL)).isEqualTo("ended");
    }

    private static Experiment experiment(String name, Instant from, Instant until) {
        return new Experiment(
                name,
                Metric.CONVERSION,
                from,
                until,
                List.of(
                        new Variant("control", 0.5, Map.of(), ""),
                        new Variant("other", 0.5, Map.of("recs.ranking.shelves.count", "3"), "rules: [] # 茶")));
    }
}
