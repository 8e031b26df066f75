package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.schedule.NightlySchedule;
import dev.recs.model.mongo.MongoCollections;
import dev.recs.testing.LocalStack;
import dev.recs.testing.LongRunning;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The run started by the clock, in two processes' worth of contexts that share the stores. */
@LongRunning
final class NightlyScheduleIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    private static final Duration SOON = Duration.ofSeconds(150);

    @Test
    void twoSchedulesStartOneRunAtItsTimeAndTellOfIt() throws Exception {
        Instant time = Instant.now().plusSeconds(40);
        String cron = DateTimeFormatter.ofPattern("s m H d M ?")
                .withZone(ZoneOffset.UTC)
                .format(time);
        Map<String, Object> settings = Map.of(
                "recs.schedule.cron",
                cron,
                "recs.management.schedule-port",
                0,
                "recs.refresh.active-within",
                "36500d",
                "recs.refresh.retention",
                "36500d");
        try (SmallStore first = new SmallStore(STACK, settings);
                SmallStore second = new SmallStore(STACK, settings)) {
            first.fill();
            for (SmallStore store : List.of(first, second)) {
                store.bean(NightlySchedule.class).start();
                assertThat(store.bean(NightlySchedule.class).next())
                        .hasValue(Instant.ofEpochSecond(time.getEpochSecond()));
            }
            assertThat(get(first, "health")).contains("\"status\":\"UP\"", "\"nextRun\"");

            Awaitility.await("a run").atMost(SOON).until(() -> runs(first) + runs(second) > 0);
            Awaitility.await("no second one")
                    .during(Duration.ofSeconds(3))
                    .atMost(SOON)
                    .until(() -> runs(first) + runs(second) == 1);

            assertThat(runs(first) + runs(second)).isEqualTo(1);
            assertThat(first.jdbc().queryForList("SELECT selection, status FROM recs_run_reports"))
                    .isEqualTo(List.of(Map.of("selection", "active", "status", "COMPLETED")));
            assertThat(first.all(MongoCollections.USER_RECOMMENDATIONS)).hasSize(SmallStore.CUSTOMERS);
            SmallStore runner = runs(first) == 1 ? first : second;
            assertThat(get(runner, "health")).contains("\"lastOutcome\":\"done\"", "read 12, refreshed 12");
            assertThat(get(runner, "prometheus")).containsPattern("recs_nightly_duration_seconds [0-9]");
            assertThat(get(second, "prometheus"))
                    .contains("recs_nightly_runs_total{outcome=\"done\"}")
                    .containsPattern("recs_nightly_last_success_seconds 1\\.\\d+E9");
        }
    }

    private static double runs(SmallStore store) {
        return store.bean(MeterRegistry.class)
                .counter("recs.nightly.runs", "outcome", "done")
                .count();
    }

    private static String get(SmallStore store, String page) throws IOException, InterruptedException {
        int port = store.bean(NightlySchedule.class).management().port();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/%s".formatted(port, page)))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
