package dev.recs.jobs.guests;

import dev.recs.model.TombstoneHasher;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.embedding.StoredVectors;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.embeddings.EmbeddingCache;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.guests.GuestActivities;
import dev.recs.stores.guests.GuestLists;
import dev.recs.stores.guests.GuestMerge;
import dev.recs.stores.guests.GuestQueue;
import dev.recs.stores.guests.GuestSettings;
import dev.recs.stores.guests.Guests;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.stores.redis.RedisClock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/** What a worker does for guests. */
@Configuration(proxyBeanMethods = false)
public class GuestWorkConfiguration {

    @Bean
    Guests guests(UnifiedJedis redis, QueueSettings queue, GuestSettings settings) {
        return new Guests(redis, queue, settings);
    }

    @Bean
    GuestMerge.Account guestAccounts(UnifiedJedis redis, RedisFlags flags, ErasureKey key, RefreshQueue queue) {
        return new GuestMerge.Account(
                new GuestActivities(redis), new RecentEvents(redis), flags, new TombstoneHasher(key.bytes()), queue);
    }

    @Bean
    GuestLoop.GuestStores guestStores(
            UnifiedJedis redis, Guests guests, GuestMerge.Account account, QueueSettings queue, RedisClock clock) {
        return new GuestLoop.GuestStores(
                guests,
                new GuestQueue(redis, guests, queue.visibilityTimeout()),
                new GuestMerge(redis, guests, account, clock));
    }

    @Bean
    GuestRefresh guestRefresh(PipelineSource pipelines, EmbeddingCache cache, Embedder embedder, UnifiedJedis redis) {
        return new GuestRefresh(
                pipelines,
                new StoredVectors(cache, embedder.space()),
                new GuestActivities(redis),
                new GuestLists(redis));
    }

    @Bean
    GuestLoop.Schedule guestSchedule(Cancellation cancellation, RedisClock clock) {
        return new GuestLoop.Schedule(cancellation, clock);
    }

    @Bean
    GuestLoop guestLoop(
            GuestLoop.GuestStores stores,
            GuestRefresh refresh,
            QueueMonitor monitor,
            MeterRegistry meters,
            GuestLoop.Schedule schedule) {
        return new GuestLoop(
                stores,
                refresh,
                monitor::depth,
                Counter.builder("recs.guests.lists")
                        .description("lists that were made for guests")
                        .register(meters),
                schedule);
    }
}
