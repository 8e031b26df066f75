package dev.recs.worker;

import com.mongodb.client.MongoDatabase;
import dev.recs.catalog.Products;
import dev.recs.embedding.Embedder;
import dev.recs.embedding.TextVectorSource;
import dev.recs.erasure.Erasure;
import dev.recs.lists.CurrentListSettings;
import dev.recs.management.ManagementServer;
import dev.recs.neighbours.CatalogModelStore;
import dev.recs.queue.QueueMonitor;
import dev.recs.queue.RefreshQueue;
import dev.recs.queue.StopSignal;
import dev.recs.refresh.LaterProducts;
import dev.recs.refresh.RefreshFactory;
import dev.recs.relay.Outbox;
import dev.recs.relay.RelayLoop;
import dev.recs.relay.RelaySettings;
import dev.recs.stores.ErasureKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;

/** The parts of a worker process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkerSettings.class, RelaySettings.class})
public class WorkerConfiguration {

    @Bean
    WorkerMetrics workerMetrics(MeterRegistry meters, Clock clock) {
        return new WorkerMetrics(meters, clock);
    }

    @Bean
    RelayLoop relayLoop(
            DataSource mysql, RefreshQueue queue, RelaySettings settings, MeterRegistry meters, StopSignal stop) {
        return new RelayLoop(mysql, queue, settings, meters, stop);
    }

    @Bean
    CurrentRefresh currentRefresh(
            CatalogModelStore models, RefreshFactory refreshes, WorkerVectors vectors, CurrentListSettings lists) {
        return new CurrentRefresh(
                models, refreshes.with(vectors.source()), new NewProducts(vectors.laterProducts()), lists);
    }

    @Bean
    WorkerVectors workerVectors(Embedder embedder, Products products, WorkerSettings settings) {
        TextVectorSource source = embedder.within(settings.embeddingWait());
        return new WorkerVectors(source, new LaterProducts(products, source));
    }

    @Bean
    AccountErasure accountErasure(
            JdbcTemplate jdbc, MongoDatabase mongo, RedisClient redis, ErasureKey key, Clock clock) {
        return new AccountErasure(new Erasure(new Erasure.Stores(jdbc, mongo, redis), key.bytes(), clock));
    }

    @Bean
    BatchWork.Parts batchParts(
            JdbcClient jdbc,
            AccountErasure erasure,
            CurrentRefresh current,
            WorkerMetrics metrics,
            WorkerSettings settings) {
        return new BatchWork.Parts(
                new Readiness(jdbc, metrics, settings.orderWait()),
                new DeletedAccounts(jdbc, erasure),
                new Refresher(current),
                settings.attempts());
    }

    @Bean
    BatchWork batchWork(
            RefreshQueue queue, JdbcClient jdbc, BatchWork.Parts parts, WorkerMetrics metrics, Clock clock) {
        return new BatchWork(queue, new Outbox(jdbc), parts, metrics, clock);
    }

    @Bean
    WorkerLoop.Surroundings surroundings(WorkerSettings settings, StopSignal stop, WorkerMetrics metrics) {
        return new WorkerLoop.Surroundings(settings.batch(), stop, metrics);
    }

    @Bean
    List<WorkerLoop> workerLoops(
            RefreshQueue queue, BatchWork work, WorkerLoop.Surroundings surroundings, WorkerSettings settings) {
        String process = ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        return IntStream.rangeClosed(1, settings.threads())
                .mapToObj(number -> new WorkerLoop(process + "-" + number, queue, work, surroundings))
                .toList();
    }

    @Bean
    Worker worker(
            StopSignal stop,
            RelayLoop relay,
            List<WorkerLoop> workerLoops,
            CurrentRefresh current,
            QueueMonitor monitor) {
        return new Worker(stop, relay, workerLoops, current, monitor);
    }

    @Bean
    WorkerHealth workerHealth(Worker worker, WorkerMetrics metrics, QueueMonitor monitor, WorkerSettings settings) {
        return new WorkerHealth(worker::trouble, metrics.window(), monitor, settings.lagObjective());
    }

    @Bean
    ManagementServer workerManagement(
            WorkerSettings settings, WorkerHealth health, QueueMonitor monitor, PrometheusMeterRegistry metrics) {
        WorkerGauges.register(metrics, monitor);
        return new ManagementServer("recs.worker.management-port", settings.management(), health::report, metrics);
    }

    /** Vectors as an order can wait for them: shortly. */
    record WorkerVectors(TextVectorSource source, LaterProducts laterProducts) {}
}
