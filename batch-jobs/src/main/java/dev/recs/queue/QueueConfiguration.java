package dev.recs.queue;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

/** The refresh queue. */
@Configuration(proxyBeanMethods = false)
public class QueueConfiguration {

    @Bean
    StopSignal stopSignal() {
        return new StopSignal();
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
