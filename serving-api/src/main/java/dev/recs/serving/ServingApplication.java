package dev.recs.serving;

import dev.recs.model.FormatLocale;
import dev.recs.model.failure.Misconfigured;
import dev.recs.serving.catalog.IntervalSettings;
import dev.recs.serving.event.RetentionSettings;
import dev.recs.serving.response.ResponseSettings;
import dev.recs.serving.security.GuestTokenSettings;
import dev.recs.serving.security.SecuritySettings;
import dev.recs.serving.web.RequestSettings;
import dev.recs.settings.EnableSettings;
import dev.recs.stores.ErasureSettings;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.events.EventSettings;
import dev.recs.stores.guests.GuestSettings;
import dev.recs.stores.lists.CacheTimes;
import dev.recs.stores.queue.QueueSettings;
import dev.recs.stores.shop.ShopSettings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplication.AbandonedRunException;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the API. Its class path holds no starter of a store: {@code StoreConfiguration} opens them in its own way. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableSettings({
    StoreSettings.class,
    ErasureSettings.class,
    ShopSettings.class,
    CacheTimes.class,
    QueueSettings.class,
    EventSettings.class,
    GuestSettings.class,
    GuestTokenSettings.class,
    SecuritySettings.class,
    IntervalSettings.class,
    RequestSettings.class,
    RetentionSettings.class,
    ResponseSettings.class
})
@ComponentScan
@EnableScheduling
public final class ServingApplication {

    private static final int USAGE = 2;

    public static void main(String[] arguments) {
        FormatLocale.use();
        try {
            run(application(), arguments);
        } catch (Misconfigured e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
        }
    }

    /**
     * Starts the API inside this process.
     *
     * @param properties as on a command line, without the dashes: {@code recs.redis.url}, {@code server.port}, …
     * @param more configurations that join it, such as the demo's page
     * @throws Misconfigured if a setting cannot be right
     */
    public static ServingServer start(Map<String, Object> properties, Class<?>... more) {
        SpringApplication application = application();
        application.addPrimarySources(List.of(more));
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new ServingServer((ServletWebServerApplicationContext) run(application, arguments));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    private static ConfigurableApplicationContext run(SpringApplication application, String... arguments) {
        StartCheck check = new StartCheck();
        application.addListeners(check);
        try {
            return application.run(arguments);
        } catch (AbandonedRunException e) {
            Misconfigured failure = check.failure();
            throw failure == null ? e : failure;
        } catch (RuntimeException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof Misconfigured misconfigured) {
                throw misconfigured;
            }
            throw e;
        }
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(ServingApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "recs-serving,application"));
        application.setBannerMode(Banner.Mode.OFF);
        return application;
    }
}
