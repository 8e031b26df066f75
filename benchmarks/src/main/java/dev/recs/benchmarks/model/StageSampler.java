package dev.recs.benchmarks.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which class of the training a thread is in, looked at every twenty milliseconds; what other threads do for it counts as its own. */
final class StageSampler implements AutoCloseable {

    private static final long PAUSE_MS = 20;
    private static final String TRAINING = "dev.recs.recommender.model.";

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Thread sampler;

    StageSampler(Thread watched) {
        this.sampler = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                seen.merge(stageOf(watched.getStackTrace()), 1, Integer::sum);
                try {
                    Thread.sleep(PAUSE_MS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    /** The innermost class that is a stage: a trainer, what finds neighbours, what writes and reads. */
    private static String stageOf(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            String simple = name.substring(name.lastIndexOf('.') + 1).replaceAll("\\$.*", "");
            if (name.startsWith(TRAINING)
                    && simple.matches(".*(Trainer|Regression|Fit|Neighbours|Graph|Codec|TfIdf)")) {
                return simple + "." + frame.getMethodName().replaceAll("lambda\\$(\\w+)\\$.*", "$1");
            }
        }
        return "other";
    }

    /** Seconds by stage, the longest first. */
    List<Map.Entry<String, Double>> seconds() {
        return seen.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(stage -> Map.entry(stage.getKey(), stage.getValue() * PAUSE_MS / 1e3))
                .toList();
    }

    @Override
    public void close() {
        sampler.interrupt();
    }
}
