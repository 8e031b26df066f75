package dev.recs.app;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts the context of a command. Closing it closes the stores and lets the local servers go. */
public final class RecsApplication {

    /** Settings that are also known by names that other programs, or the original plan, use; the weakest source of all. */
    private static final String[] OTHER_NAMES = {
        "recs.embedding.openai.api-key=${OPENAI_API_KEY:}",
        "recs.embedding.openai.base-url=${OPENAI_BASE_URL:https://api.openai.com/v1}",
        "recs.cache.profile=${USER_PROFILE_CACHE_TTL:3600}",
        "recs.cache.recommendations=${RECOMMENDATIONS_CACHE_TTL:1800}",
        "recs.refresh.stale-after=${PROFILE_REFRESH_THRESHOLD:604800}",
        "recs.refresh.active-within=${USER_ACTIVITY_THRESHOLD:7776000}"
    };

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

    /** @param properties what the command line says; they win over the environment */
    public static ConfigurableApplicationContext open(Map<String, Object> properties) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(RecsConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                .properties(OTHER_NAMES)
                .initializers(started -> started.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("command line", properties)))
                .run();
        try {
            SettingsCheck.refuseViolations(context);
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }
}
