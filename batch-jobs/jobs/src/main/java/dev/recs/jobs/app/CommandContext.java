package dev.recs.jobs.app;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The open context of a command, and the factory of what the command works with.
 *
 * <p>A command has options, which picocli fills before anything is opened. Its work is an object with a constructor that asks for beans;
 * it is made here. What is not needed by every call of the command is asked for as an {@code ObjectProvider}.
 */
public final class CommandContext implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private CommandContext(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @see RecsApplication#open(Path) */
    public static CommandContext open(Path dataDir) {
        return new CommandContext(RecsApplication.open(dataDir));
    }

    /** @see RecsApplication#openForCheck(Path) */
    public static CommandContext openForCheck(Path dataDir) {
        return new CommandContext(RecsApplication.openForCheck(dataDir));
    }

    /** @see RecsApplication#openForCheck(Map) */
    public static CommandContext openForCheck(Map<String, Object> properties) {
        return new CommandContext(RecsApplication.openForCheck(properties));
    }

    /** The bean of a type; if there is none, a new object of it, made with the beans that its constructor asks for. */
    public <T> T create(Class<T> type) {
        return context.getBeanProvider(type)
                .getIfAvailable(() -> context.getAutowireCapableBeanFactory().createBean(type));
    }

    @Override
    public void close() {
        context.close();
    }
}
