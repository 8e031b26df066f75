package dev.recs.benchmarks.refresh;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;

/** The stage that a stack trace is in. */
final class Stage {

    private static final String OURS = "dev.recs.";
    private static final String HEART = "dev.recs.pipeline.RefreshPipeline";
    private static final String HEART_PACKAGE = "pipeline";
    /** The name of a lambda's class goes on with dots. */
    private static final Pattern PACKAGE = Pattern.compile("dev\\.recs\\.([a-z.]+)\\.[A-Z]");

    private static final String VALUES = "dev.recs.model.";

    private Stage() {}

    /** Outside of users' refreshes; the package that is at work. */
    static Optional<String> outside(RecordedEvent event) {
        return frames(event).stream()
                .map(Stage::packageOf)
                .filter(name -> !name.isEmpty())
                .findFirst();
    }

    /** Within {@code Refresh.refresh}: the first package it called, or its own; empty outside of it. */
    static Optional<String> within(RecordedEvent event) {
        List<RecordedFrame> frames = frames(event);
        for (int i = frames.size() - 1; i >= 0; i--) {
            if (isHeart(frames.get(i))) {
                return Optional.of(calledFrom(frames.subList(0, i)));
            }
        }
        return Optional.empty();
    }

    private static String calledFrom(List<RecordedFrame> callees) {
        for (RecordedFrame frame : callees.reversed()) {
            String name = packageOf(frame);
            if (!name.isEmpty() && !name.equals(HEART_PACKAGE)) {
                return name;
            }
        }
        return HEART_PACKAGE;
    }

    private static boolean isHeart(RecordedFrame frame) {
        return frame.getMethod().getType().getName().equals(HEART)
                && frame.getMethod().getName().equals("refresh");
    }

    /** {@code recommender.ranking} of {@code dev.recs.recommender.ranking.Ranker}; empty if it is not ours, or a value. */
    private static String packageOf(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        if (!type.startsWith(OURS) || type.startsWith(VALUES)) {
            return "";
        }
        Matcher name = PACKAGE.matcher(type);
        return name.lookingAt() ? name.group(1) : "";
    }

    private static List<RecordedFrame> frames(RecordedEvent event) {
        RecordedStackTrace trace = event.getStackTrace();
        return trace == null ? List.of() : trace.getFrames();
    }
}
