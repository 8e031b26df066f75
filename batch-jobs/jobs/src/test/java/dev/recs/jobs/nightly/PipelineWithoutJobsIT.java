package dev.recs.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.jobs.wiring.pipeline.PipelineConfiguration;
import dev.recs.model.UserId;
import dev.recs.pipeline.CatalogTraining;
import dev.recs.pipeline.CurrentPipeline;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.testing.LocalStack;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A process that is no command, such as an executor: the wiring of the pipeline, and nothing else of jobs. */
final class PipelineWithoutJobsIT {

    @RegisterExtension
    static final LocalStack STACK = new LocalStack();

    @Test
    void trainsAndRefreshesWithItsWiringAlone() {
        try (SmallStore store = new SmallStore(STACK, Map.of())) {
            store.fill();
        }
        try (AnnotationConfigApplicationContext executor = new AnnotationConfigApplicationContext()) {
            Map<String, Object> settings = new HashMap<>(STACK.settings());
            settings.put("recs.data-dir", "target/small-store");
            executor.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            executor.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
            executor.register(PipelineConfiguration.class);
            executor.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            executor.refresh();
            executor.getBean(CatalogTraining.class).train(SmallStore.NOW);
            RefreshAccount account = executor.getBean(CurrentPipeline.class)
                    .current()
                    .refresh(List.of(new UserId("c00"), new UserId("c01")), SmallStore.NOW);
            assertThat(account.count(Outcome.REFRESHED)).isEqualTo(2);
        }
    }
}
