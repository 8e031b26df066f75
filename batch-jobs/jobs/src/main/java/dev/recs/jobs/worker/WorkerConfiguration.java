package dev.recs.jobs.worker;

import com.mongodb.client.MongoDatabase;
import dev.recs.jobs.events.EventDrain;
import dev.recs.jobs.events.EventWorkConfiguration;
import dev.recs.jobs.events.Settlement;
import dev.recs.jobs.guests.GuestLoop;
import dev.recs.jobs.guests.GuestWorkConfiguration;
import dev.recs.jobs.guests.PipelineSource;
import dev.recs.jobs.management.ManagementServer;
import dev.recs.jobs.management.ManagementSettings;
import dev.recs.jobs.relay.OrderPollLoop;
import dev.recs.jobs.relay.RelayConfiguration;
import dev.recs.jobs.relay.RelayLoop;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.LaterProducts;
import dev.recs.pipeline.RefreshPipelineFactory;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.TextVectorSource;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.settings.EnableSettings;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.catalog.Products;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.OptOutRestore;
import dev.recs.stores.erasure.TombstoneExpiry;
import dev.recs.stores.events.EventStream;
import dev.recs.stores.guests.Guests;
import dev.recs.stores.outbox.Outbox;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.stores.redis.LossDetector;
import dev.recs.stores.redis.RedisClock;
import dev.recs.stores.refusals.RefusalExpiry;
import dev.recs.stores.shop.ShopOrders;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopUsers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/** The parts of a worker process. */
@Configuration(proxyBeanMethods = false)
@Import({RelayConfiguration.class, GuestWorkConfiguration.class, EventWorkConfiguration.class})
@EnableSettings(WorkerSettings.class)
public class WorkerConfiguration {

    @Bean
    WorkerMetrics workerMetrics(MeterRegistry meters, Clock clock) {
        return new WorkerMetrics(meters, clock);
    }

    @Bean
    LatestPipeline currentRefresh(
            CatalogModels models, RefreshPipelineFactory refreshes, WorkerVectors vectors, CurrentLists lists) {
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
            JdbcTemplate jdbc, MongoDatabase mongo, UnifiedJedis redis, ErasureKey key, Clock clock) {
        return new AccountErasure(new Erasure(new Erasure.Stores(jdbc, mongo, redis), key.bytes(), clock));
    }

    @Bean
    DeletedAccounts deletedAccounts(ShopUsers users, AccountErasure erasure) {
        return new DeletedAccounts(users, erasure);
    }

    @Bean
    Readiness readiness(ShopOrders orders, WorkerMetrics metrics, WorkerSettings settings) {
        return new Readiness(orders, metrics, settings.orderWait());
    }

    @Bean
    BatchWork.EntrySteps entrySteps(
            Readiness readiness,
            DeletedAccounts deleted,
            LatestPipeline current,
            Settlement settlement,
            WorkerSettings settings) {
        return new BatchWork.EntrySteps(
                readiness, deleted, new DividingRefresh(current), settlement, settings.attempts());
    }

    @Bean
    BatchWork batchWork(
            RefreshQueue queue, JdbcClient jdbc, BatchWork.EntrySteps steps, WorkerMetrics metrics, RedisClock clock) {
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
            WorkerWatches watches,
            List<WorkerLoop> workerLoops,
            LatestPipeline current,
            QueueMonitor monitor) {
        return new Worker(cancellation, watches.byThread(), workerLoops, current, monitor);
    }

    /** The relay; the poll beside it where the shop has no triggers; what looks after what Redis has lost; events; and guests. */
    @Bean
    WorkerWatches workerWatches(
            RelayLoop relay, ShopSettings shop, ObjectProvider<OrderPollLoop> poll, StoreWatches stores) {
        Map<String, Runnable> watches = new HashMap<>(stores.byThread());
        watches.put("relay", relay);
        if (shop.events() == ShopSettings.Events.POLL) {
            watches.put("order-poll", poll.getObject());
        }
        return new WorkerWatches(watches);
    }

    @Bean
    StoreWatches storeWatches(LostMarks lostMarks, GuestLoop guests, EventDrain events) {
        return new StoreWatches(Map.of("lost-marks", lostMarks, "guests", guests, "events", events));
    }

    @Bean
    LostMarks lostMarks(
            UnifiedJedis redis,
            TombstoneExpiry tombstones,
            OptOutRestore optOuts,
            RefusalExpiry refusals,
            Cancellation cancellation) {
        return new LostMarks(new LossDetector(redis), tombstones, optOuts, refusals, cancellation);
    }

    @Bean
    PipelineSource pipelineSource(LatestPipeline current) {
        return current::get;
    }

    record StoreWatches(Map<String, Runnable> byThread) {}

    record WorkerWatches(Map<String, Runnable> byThread) {}

    @Bean
    WorkerHealth workerHealth(Worker worker, WorkerMetrics metrics, QueueMonitor monitor, WorkerSettings settings) {
        return new WorkerHealth(worker::trouble, metrics.recentLags(), monitor, settings.lagObjective());
    }

    @Bean
    WaitingParts waitingParts(Guests guests, EventStream events) {
        return new WaitingParts(guests, events);
    }

    @Bean
    ManagementServer workerManagement(
            ManagementSettings settings,
            WorkerHealth health,
            QueueMonitor monitor,
            WaitingParts waiting,
            PrometheusMeterRegistry metrics) {
        WorkerGauges.register(metrics, monitor);
        WorkerGauges.register(metrics, waiting.guests());
        WorkerGauges.register(metrics, waiting.events());
        return new ManagementServer("worker", settings.worker(), health, metrics);
    }

    /** Who and what waits beside the queue. */
    record WaitingParts(Guests guests, EventStream events) {}

    /** Vectors as an order can wait for them: shortly. */
    record WorkerVectors(TextVectorSource source, LaterProducts laterProducts) {}
}
