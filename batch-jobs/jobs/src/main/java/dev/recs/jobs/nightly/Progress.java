package dev.recs.jobs.nightly;

import java.util.concurrent.atomic.AtomicReference;

/** Passes on how far a run is, to whoever watches it. */
public final class Progress {

    private final AtomicReference<Watcher> watcher = new AtomicReference<>(Watcher.NOBODY);

    /** From now on this watcher is told, and no other. */
    public void watchedBy(Watcher other) {
        watcher.set(other);
    }

    void begin(long users, long before) {
        watcher.get().begin(users, before);
    }

    void advance(long users) {
        watcher.get().advance(users);
    }

    void end() {
        watcher.get().end();
    }

    /** Called from any thread. */
    public interface Watcher {

        Watcher NOBODY = new Watcher() {
            @Override
            public void begin(long users, long before) {}

            @Override
            public void advance(long users) {}

            @Override
            public void end() {}
        };

        /**
         * The users' step begins.
         *
         * @param users how many there are, at most
         * @param before how many of them are done, if a run is continued
         */
        void begin(long users, long before);

        void advance(long users);

        void end();
    }
}
