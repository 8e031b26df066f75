package dev.recs.jobs.events;

import dev.recs.stores.ErasureKey;
import dev.recs.stores.erasure.RedisFlags;
import dev.recs.stores.events.EventRows;
import dev.recs.stores.events.EventSettings;
import dev.recs.stores.events.EventStream;
import dev.recs.stores.events.OrderSettlement;
import dev.recs.stores.events.OrderedLines;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.shop.ShopViews;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import redis.clients.jedis.UnifiedJedis;

/** What a worker does with events that refer to a response. */
@Configuration(proxyBeanMethods = false)
public class EventWorkConfiguration {

    @Bean
    EventStream eventStream(UnifiedJedis redis) {
        return new EventStream(redis);
    }

    @Bean
    OrderSettlement orderSettlement(JdbcClient jdbc, ShopViews shop, ErasureKey key, EventSettings settings) {
        return new OrderSettlement(jdbc, new OrderedLines(jdbc, shop), key.bytes(), settings.orderWindow());
    }

    @Bean
    EventMetrics eventMetrics(MeterRegistry meters) {
        return new EventMetrics(meters);
    }

    @Bean
    EventDrain.DrainContext drainContext(
            DataSource mysql, Cancellation cancellation, EventMetrics metrics, Clock clock) {
        return new EventDrain.DrainContext(mysql, cancellation, metrics, clock);
    }

    @Bean
    Settlement settlement(OrderSettlement orders, EventRows rows, RedisFlags flags, EventMetrics metrics, Clock clock) {
        return new Settlement(orders, rows, flags, metrics, clock);
    }

    @Bean
    EventDrain eventDrain(
            EventStream stream,
            EventRows rows,
            RedisFlags flags,
            Settlement settlement,
            EventDrain.DrainContext context) {
        return new EventDrain(stream, rows, flags, settlement, context);
    }
}
