package dev.recs.jobs.app;

import dev.recs.jobs.wiring.connections.SchemaUse;
import dev.recs.settings.SettingsCheck;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts the context of a command. Closing it closes the stores and lets the local servers go. */
public final class RecsApplication {

    private RecsApplication() {}

    /**
     * A context without a web server, every bean made when first asked for. Nobody but the caller closes it, also when a signal comes:
     * closed under a run that is still writing, its last words would be about a closed pool.
     *
     * @param dataDir where local servers keep their data
     * @throws dev.recs.model.failure.Misconfigured naming every setting that cannot be right
     */
    public static ConfigurableApplicationContext open(Path dataDir) {
        return open(Map.of("recs.data-dir", dataDir.toString()));
    }

    /** As {@link #open(Path)}, for a command that changes nothing. */
    public static ConfigurableApplicationContext openForCheck(Path dataDir) {
        return openForCheck(Map.of("recs.data-dir", dataDir.toString()));
    }

    /** @param properties as of {@link #open(Map)} */
    public static ConfigurableApplicationContext openForCheck(Map<String, Object> properties) {
        return open(properties, SchemaUse.AS_IT_IS);
    }

    /** @param properties what the command line says; they win over the environment */
    public static ConfigurableApplicationContext open(Map<String, Object> properties) {
        return open(properties, SchemaUse.MIGRATE);
    }

    public static ConfigurableApplicationContext open(Map<String, Object> properties, SchemaUse schema) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(RecsConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties("spring.application.name=recs")
                .lazyInitialization(true)
                .initializers(started -> {
                    started.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource("command line", properties));
                    started.getBeanFactory().registerSingleton("schemaUse", schema);
                })
                .run();
        try {
            SettingsCheck.create(context.getEnvironment(), RecsConfiguration.class)
                    .refuseAny();
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }
}
