package dev.recs.jobs.nightly;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets other processes of the machine go first, as {@code nice} does.
 *
 * <p>Done from inside, because a launcher that is nice would start the local servers just as nice. On Linux niceness belongs to each
 * thread and is inherited by those it starts, so all threads there are get it, those of the compiler and the collector too. Elsewhere
 * nothing happens. It counts only among the processes of one control group, and where the kernel groups by session, of one session.
 */
public final class LowPriority {

    private static final Logger LOG = LoggerFactory.getLogger(LowPriority.class);
    private static final Path THREADS = Path.of("/proc/self/task");
    private static final int OF_A_THREAD = 0;

    private LowPriority() {}

    /** @param niceness 1 to 19; 0 leaves all as it is */
    public static void take(int niceness) {
        if (niceness == 0 || !Files.isDirectory(THREADS)) {
            return;
        }
        Optional<MemorySegment> function = Linker.nativeLinker().defaultLookup().find("setpriority");
        function.map(LowPriority::handle)
                .ifPresent(setPriority -> threads().forEach(thread -> set(setPriority, thread, niceness)));
    }

    @SuppressWarnings("restricted") // The function takes and answers numbers only.
    private static MethodHandle handle(MemorySegment function) {
        return Linker.nativeLinker()
                .downcallHandle(
                        function,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT));
    }

    /** A thread may have ended in the meantime; then there is nothing to set. */
    private static void set(MethodHandle setPriority, int thread, int niceness) {
        try {
            int answer = (int) setPriority.invokeExact(OF_A_THREAD, thread, niceness);
            LOG.trace("niceness of thread {}: answer {}", thread, answer);
        } catch (Throwable e) {
            throw new IllegalStateException("setpriority could not be called", e);
        }
    }

    private static List<Integer> threads() {
        try (Stream<Path> threads = Files.list(THREADS)) {
            return threads.map(thread -> Integer.valueOf(thread.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            LOG.warn("the run keeps its priority: {}", e.getMessage());
            return List.of();
        }
    }
}
