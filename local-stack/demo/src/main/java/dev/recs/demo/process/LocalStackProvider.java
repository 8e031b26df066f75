package dev.recs.demo.process;

import dev.recs.model.failure.DependencyDown;
import dev.recs.model.failure.Misconfigured;
import dev.recs.servers.DataFolder;
import dev.recs.servers.UnusableFolder;
import dev.recs.stores.LocalStoreProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Hands the servers of the data folder to a command, started if need be; named in {@code META-INF/services}. */
public final class LocalStackProvider implements LocalStoreProvider {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    @Override
    public LocalStores open(Path dataDir, Set<Store> missing) {
        DataFolder folder = folder(dataDir);
        Optional<LocalStores> held = HeldStack.hold(folder, missing);
        Optional<Process> started = Optional.empty();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (held.isEmpty()) {
            if (started.filter(Process::isAlive).isEmpty()) {
                refuseFailed(folder, started);
                started = Optional.of(DetachedStart.start(folder));
            }
            if (System.nanoTime() > deadline) {
                throw down(folder, "did not answer within " + LIMIT);
            }
            pause();
            held = HeldStack.hold(folder, missing);
        }
        return held.get();
    }

    private static DataFolder folder(Path dataDir) {
        try {
            return DataFolder.at(dataDir);
        } catch (UnusableFolder e) {
            throw new Misconfigured(String.valueOf(e.getMessage()), e);
        }
    }

    /** One that ended in order lost to another's, or was just too late to be held. */
    private static void refuseFailed(DataFolder folder, Optional<Process> ended) {
        if (ended.isPresent() && ended.get().exitValue() != 0) {
            throw down(folder, "ended with code " + ended.get().exitValue());
        }
    }

    private static DependencyDown down(DataFolder folder, String what) {
        Path log = DetachedStart.log(folder);
        String hint = log.toFile().length() > 0 ? "see " + log : log + " is empty: is the disk full?";
        return new DependencyDown(
                "local stack", "its process %s, %s".formatted(what, hint), new IllegalStateException(what));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DependencyDown("local stack", "interrupted while it started", e);
        }
    }
}
