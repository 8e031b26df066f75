package dev.recs.serving.guest;

import dev.recs.model.TombstoneHasher;
import dev.recs.stores.activity.RecentEvents;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.guests.GuestActivities;
import dev.recs.stores.guests.GuestLists;
import dev.recs.stores.guests.GuestMerge;
import dev.recs.stores.guests.GuestSettings;
import dev.recs.stores.guests.Guests;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.queue.RedisRefreshQueue;
import dev.recs.stores.redis.RedisClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.UnifiedJedis;

/** What is kept of guests, over the connections of the API. */
@Configuration(proxyBeanMethods = false)
class GuestConfiguration {

    @Bean
    Guests guests(UnifiedJedis redis, QueueSettings queue, GuestSettings settings) {
        return new Guests(redis, queue, settings);
    }

    @Bean
    GuestLists guestLists(UnifiedJedis redis) {
        return new GuestLists(redis);
    }

    @Bean
    GuestMerge.Account guestAccounts(
            UnifiedJedis redis,
            RecentEvents events,
            RedisFlags flags,
            TombstoneHasher tombstones,
            QueueSettings queue) {
        return new GuestMerge.Account(
                new GuestActivities(redis), events, flags, tombstones, new RedisRefreshQueue(redis, queue));
    }

    @Bean
    GuestMerge guestMerge(UnifiedJedis redis, Guests guests, GuestMerge.Account account) {
        return new GuestMerge(redis, guests, account, new RedisClock(redis));
    }
}
