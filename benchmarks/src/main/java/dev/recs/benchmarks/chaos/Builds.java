package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.Build;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The versions whose processes run over the same stores, as while a shop changes from one to the other. */
final class Builds {

    private final List<Build> builds;
    private final AtomicInteger started = new AtomicInteger();

    /** @param beside checkout of another version, which has each second place */
    Builds(Optional<Path> beside) {
        this.builds = beside.map(home -> List.of(Build.own(), Build.of(home))).orElse(List.of(Build.own()));
    }

    /** The same for the same place, whenever it is started again. */
    Build number(int place) {
        return builds.get(place % builds.size());
    }

    /** In turn. */
    Build next() {
        return number(started.getAndIncrement());
    }
}
