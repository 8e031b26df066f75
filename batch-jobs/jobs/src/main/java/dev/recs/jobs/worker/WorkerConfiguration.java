package dev.recs.jobs.worker;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.management.ManagementServer;
import dev.recs.jobs.management.ManagementSettings;
import dev.recs.jobs.relay.RelayLoop;
import dev.recs.jobs.relay.RelaySettings;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.LaterProducts;
import dev.recs.pipeline.RefreshPipelineFactory;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.recommender.lists.CurrentListSettings;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.outbox.Outbox;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.RefreshQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.RedisClient;

/** The parts of a worker process. */
@Configuration(proxyBeanMethods = false)
public class WorkerConfiguration {

    @Bean
    WorkerMetrics workerMetrics(MeterRegistry meters, Clock clock) {
        return new WorkerMetrics(meters, clock);
    }

    @Bean
    RelayLoop relayLoop(
            DataSource mysql,
            RefreshQueue queue,
            RelaySettings settings,
            MeterRegistry meters,
            Cancellation cancellation) {
        return new RelayLoop(mysql, queue, settings, meters, cancellation);
    }

    @Bean
    LatestPipeline currentRefresh(
            CatalogModels models, RefreshPipelineFactory refreshes, WorkerVectors vectors, CurrentListSettings lists) {
        return new LatestPipeline(
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
    BatchWork.EntrySteps entrySteps(
            JdbcClient jdbc,
            AccountErasure erasure,
            LatestPipeline current,
            WorkerMetrics metrics,
            WorkerSettings settings) {
        return new BatchWork.EntrySteps(
                new Readiness(jdbc, metrics, settings.orderWait()),
                new DeletedAccounts(jdbc, erasure),
                new DividingRefresh(current),
                settings.attempts());
    }

    @Bean
    BatchWork batchWork(
            RefreshQueue queue, JdbcClient jdbc, BatchWork.EntrySteps steps, WorkerMetrics metrics, Clock clock) {
        return new BatchWork(queue, new Outbox(jdbc), steps, metrics, clock);
    }

    @Bean
    WorkerLoop.WorkerContext workerContext(WorkerSettings settings, Cancellation cancellation, WorkerMetrics metrics) {
        return new WorkerLoop.WorkerContext(settings.batch(), cancellation, metrics);
    }

    @Bean
    List<WorkerLoop> workerLoops(
            RefreshQueue queue, BatchWork work, WorkerLoop.WorkerContext context, WorkerSettings settings) {
        String process = ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
        return IntStream.rangeClosed(1, settings.threads())
                .mapToObj(number -> new WorkerLoop(process + "-" + number, queue, work, context))
                .toList();
    }

    @Bean
    Worker worker(
            Cancellation cancellation,
            RelayLoop relay,
            List<WorkerLoop> workerLoops,
            LatestPipeline current,
            QueueMonitor monitor) {
        return new Worker(cancellation, relay, workerLoops, current, monitor);
    }

    @Bean
    WorkerHealth workerHealth(Worker worker, WorkerMetrics metrics, QueueMonitor monitor, WorkerSettings settings) {
        return new WorkerHealth(worker::trouble, metrics.window(), monitor, settings.lagObjective());
    }

    @Bean
    ManagementServer workerManagement(
            ManagementSettings settings, WorkerHealth health, QueueMonitor monitor, PrometheusMeterRegistry metrics) {
        WorkerGauges.register(metrics, monitor);
        return new ManagementServer("recs.management.worker-port", settings.worker(), health::report, metrics);
    }

    /** Vectors as an order can wait for them: shortly. */
    record WorkerVectors(TextVectorSource source, LaterProducts laterProducts) {}
}
