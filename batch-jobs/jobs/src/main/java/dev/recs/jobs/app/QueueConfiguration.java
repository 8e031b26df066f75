package dev.recs.jobs.app;

import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.queue.RefreshQueue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

/** The refresh queue. */
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

    @Bean
    Cancellation cancellation() {
        return new Cancellation();
    }

    @Bean
    RefreshQueue refreshQueue(RedisClient redis, QueueSettings settings) {
        return new RefreshQueue(redis, settings);
    }

    @Bean
    QueueMonitor queueMonitor(RedisClient redis, Clock clock) {
        return new QueueMonitor(redis, clock);
    }

    @Bean
    DeadLetters deadLetters(RedisClient redis) {
        return new DeadLetters(redis);
    }
}
