package dev.recs.benchmarks.refresh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/** A recording of CPU time, sockets and the heap of this process, from its making until it is stopped. */
final class Flight {

    private final Recording recording = new Recording();

    Flight() {
        recording.enable("jdk.CPUTimeSample").with("throttle", "10ms").withStackTrace();
        recording
                .enable("jdk.SocketRead")
                .withThreshold(Duration.ZERO)
                .with("throttle", "off")
                .withStackTrace();
        recording
                .enable("jdk.SocketWrite")
                .withThreshold(Duration.ZERO)
                .with("throttle", "off")
                .withStackTrace();
        recording.enable("jdk.GCHeapSummary");
        recording.enable("jdk.GarbageCollection");
        recording.enable("jdk.GCPhasePause");
        recording.start();
    }

    /** @param file is overwritten */
    void stop(Path file) {
        try (recording) {
            recording.stop();
            recording.dump(file);
        } catch (IOException e) {
            throw new UncheckedIOException("flight recording %s could not be written".formatted(file), e);
        }
    }
}
