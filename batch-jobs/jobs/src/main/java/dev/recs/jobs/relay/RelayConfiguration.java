package dev.recs.jobs.relay;

import dev.recs.settings.EnableSettings;
import dev.recs.stores.queue.Cancellation;
import dev.recs.stores.queue.RefreshQueue;
import dev.recs.stores.shop.OrderChanges;
import dev.recs.stores.shop.ShopSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the worker hears of orders from: the outbox of the triggers, and, for shops without triggers, the poll. */
@Configuration(proxyBeanMethods = false)
@EnableSettings(RelaySettings.class)
public class RelayConfiguration {

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
    OrderPollLoop orderPollLoop(
            ObjectProvider<OrderChanges> changes,
            RefreshQueue queue,
            ShopSettings shop,
            Clock clock,
            Cancellation cancellation) {
        return new OrderPollLoop(
                () -> new OrderPoll(changes.getObject()::since, queue::setDue, clock),
                shop.pollInterval(),
                cancellation);
    }
}
