package dev.recs.jobs.nightly;

import dev.recs.model.failure.BadInput;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Works through the partitions of the users step: by the threads of this process, or on the {@link UsersGrid} that was chosen. */
public final class UsersHandler implements PartitionHandler {

    private final ApplicationContext context;
    private final PartitionHandler threads;
    private final AtomicReference<@Nullable UsersGrid> chosen = new AtomicReference<>();

    UsersHandler(ApplicationContext context, PartitionHandler threads) {
        this.context = context;
        this.threads = threads;
    }

    /**
     * The runs of this process go there from now on.
     *
     * @throws BadInput if there is no such grid on the class path
     */
    public void choose(String name) {
        List<UsersGrid> grids = ServiceLoader.load(UsersGrid.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        use(grids.stream()
                .filter(grid -> grid.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new BadInput("--grid is %s: expected one of %s; Spark is there where recs-grid starts it"
                                .formatted(
                                        name,
                                        grids.stream().map(UsersGrid::name).toList()))));
    }

    /** @param grid null: the threads of this process */
    void use(@Nullable UsersGrid grid) {
        chosen.set(grid);
    }

    @Override
    public Collection<StepExecution> handle(StepExecutionSplitter splitter, StepExecution step) throws Exception {
        UsersGrid grid = chosen.get();
        return grid == null ? threads.handle(splitter, step) : handle(grid, splitter, step);
    }

    private Collection<StepExecution> handle(UsersGrid grid, StepExecutionSplitter splitter, StepExecution step)
            throws Exception {
        try (AnnotationConfigApplicationContext own = new AnnotationConfigApplicationContext()) {
            own.setParent(context);
            own.register(grid.configuration());
            own.refresh();
            return own.getBeanProvider(PartitionHandler.class).getObject().handle(splitter, step);
        }
    }
}
