package dev.recs.benchmarks.refresh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/** What a flight recording says, added up. */
final class FlightLog {

    private static final int SAMPLE_MICROS = 10_000;

    private final Map<Integer, String> storeByPort;
    private final Map<String, Long> cpuMicrosByStage = new TreeMap<>();
    private final Map<String, Long> cpuMicrosOutside = new TreeMap<>();
    private final Map<String, Long> socketNanosByStage = new TreeMap<>();
    private final Map<String, Long> roundTripsByStore = new TreeMap<>();
    private final Map<String, Boolean> wroteLast = new HashMap<>();
    private @Nullable Instant first;
    private @Nullable Instant last;
    private final Map<Integer, Long> heapAfterGc = new HashMap<>();
    private final Set<Integer> fullGcs = new HashSet<>();
    private long lostSamples;
    private Duration pauses = Duration.ZERO;

    private FlightLog(Map<Integer, String> storeByPort) {
        this.storeByPort = storeByPort;
    }

    static FlightLog read(Path file, Map<Integer, String> storeByPort) {
        FlightLog log = new FlightLog(storeByPort);
        try (EventStream events = EventStream.openFile(file)) {
            events.setOrdered(true);
            events.onEvent("jdk.CPUTimeSample", log::sample);
            events.onEvent("jdk.CPUTimeSamplesLost", event -> log.lostSamples += event.getLong("lostSamples"));
            events.onEvent("jdk.SocketRead", event -> log.socket(event, false));
            events.onEvent("jdk.SocketWrite", event -> log.socket(event, true));
            events.onEvent("jdk.GCHeapSummary", log::heap);
            events.onEvent("jdk.GarbageCollection", log::collection);
            events.onEvent("jdk.GCPhasePause", event -> log.pauses = log.pauses.plus(event.getDuration()));
            events.start();
        } catch (IOException e) {
            throw new UncheckedIOException("flight recording %s could not be read".formatted(file), e);
        }
        return log;
    }

    /** CPU time within users' refreshes. */
    Map<String, Long> cpuMicrosByStage() {
        return Map.copyOf(cpuMicrosByStage);
    }

    /** CPU time of all else: start, catalog, model, driver and reader threads. */
    Map<String, Long> cpuMicrosOutside() {
        return Map.copyOf(cpuMicrosOutside);
    }

    Map<String, Long> socketNanosByStage() {
        return Map.copyOf(socketNanosByStage);
    }

    Map<String, Long> roundTripsByStore() {
        return Map.copyOf(roundTripsByStore);
    }

    /** From the first to the last sample within users' refreshes. */
    Duration usersTime() {
        return first == null || last == null ? Duration.ZERO : Duration.between(first, last);
    }

    /** Garbage of the old generation among it. */
    long peakHeapAfterGc() {
        return heapAfterGc.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** What was in use; 0 without a full collection. */
    long peakHeapAfterFullGc() {
        return fullGcs.stream()
                .mapToLong(gc -> heapAfterGc.getOrDefault(gc, 0L))
                .max()
                .orElse(0);
    }

    Duration pauses() {
        return pauses;
    }

    long lostSamples() {
        return lostSamples;
    }

    private void sample(RecordedEvent event) {
        var stage = Stage.within(event);
        if (stage.isPresent()) {
            cpuMicrosByStage.merge(stage.get(), (long) SAMPLE_MICROS, Long::sum);
            first = first == null ? event.getStartTime() : first;
            last = event.getStartTime();
        } else {
            cpuMicrosOutside.merge(Stage.outside(event).orElse("other"), (long) SAMPLE_MICROS, Long::sum);
        }
    }

    private void socket(RecordedEvent event, boolean write) {
        var stage = Stage.within(event);
        String store = storeByPort.get(event.getInt("port"));
        if (stage.isEmpty() || store == null) {
            return;
        }
        socketNanosByStage.merge(stage.get(), event.getDuration().toNanos(), Long::sum);
        String connection = event.getThread().getId() + ":" + event.getInt("port");
        boolean wrote = wroteLast.getOrDefault(connection, false);
        wroteLast.put(connection, write);
        if (wrote && !write) {
            roundTripsByStore.merge(store, 1L, Long::sum);
        }
    }

    private void heap(RecordedEvent event) {
        if (event.getString("when").equals("After GC")) {
            heapAfterGc.put(event.getInt("gcId"), event.getLong("heapUsed"));
        }
    }

    /** As the serial collector calls them. */
    private void collection(RecordedEvent event) {
        if (event.getString("name").equals("SerialOld")) {
            fullGcs.add(event.getInt("gcId"));
        }
    }
}
