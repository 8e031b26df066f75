package dev.recs.servers;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server that runs as a child process. */
public final class ProcessServer implements Server {

    private final ServerProgram program;
    private final int port;
    private final Consumer<ProcessHandle> started;
    private @Nullable ChildProcess child;

    /** @param started is told of each process before it answers */
    public ProcessServer(ServerProgram program, int port, Consumer<ProcessHandle> started) {
        this.program = program;
        this.port = port;
        this.started = started;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public synchronized void start() {
        ChildProcess process = ChildProcess.start(program.name(), program.prepare(port), program.log());
        child = process;
        started.accept(process.handle());
        process.awaitReady(() -> program.answers(port));
    }

    @Override
    public synchronized void stop() {
        if (child != null) {
            child.stop();
        }
    }

    @Override
    public synchronized void kill() {
        if (child != null) {
            child.kill();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return child != null && child.isAlive();
    }

    @Override
    public synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(child).map(ChildProcess::handle);
    }
}
