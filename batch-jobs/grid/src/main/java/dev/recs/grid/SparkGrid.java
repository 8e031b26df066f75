package dev.recs.grid;

import dev.recs.jobs.nightly.UsersGrid;

/** {@code --grid=spark}. */
public final class SparkGrid implements UsersGrid {

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Class<?> configuration() {
        return SparkGridConfiguration.class;
    }
}
