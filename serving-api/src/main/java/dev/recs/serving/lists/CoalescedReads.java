package dev.recs.serving.lists;

import dev.recs.model.Tombstone;
import dev.recs.model.UserId;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.redis.KeyReads;
import dev.recs.stores.redis.RedisTopology;
import dev.recs.stores.redis.UserMarks;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Joins the reads of requests that come at the same time into one round trip.
 *
 * <p>A request that finds a round trip free makes it at once, and takes along the reads of those who wait; the others wait for one
 * of these. So a lone request waits for nobody, and a hundred at once cost a few round trips instead of a hundred. When a
 * round trip ends, whoever waits longest makes the next.
 */
@Component
final class CoalescedReads {

    /** Two, so that one is under way while the answers of the other are handed out. */
    private static final int ROUND_TRIPS = 2;

    /** Keeps what one round trip brings below a megabyte. */
    private static final int READS = 32;

    private final boolean hasFormerKeys;
    private final Function<byte[][], List<byte[]>> mget;
    private final AtomicInteger free;
    private final int most;
    private final Duration timeout;
    private final Queue<Read> waiting = new ConcurrentLinkedQueue<>();

    /** Waits for others as long as a round trip may take: the time limits of a connection and of a response. */
    @Autowired
    CoalescedReads(UnifiedJedis redis, StoreSettings settings) {
        this(
                RedisTopology.hasFormerKeys(redis),
                onceMore(keys -> KeyReads.mget(redis, keys)),
                ROUND_TRIPS,
                READS,
                settings.redis().timeout().multipliedBy(2));
    }

    /**
     * @param mget reads the values of keys, in their order, nulls among them
     * @param roundTrips at a time
     * @param most reads that one round trip takes along
     * @param timeout how long a request waits for the round trips of others
     */
    CoalescedReads(Function<byte[][], List<byte[]>> mget, int roundTrips, int most, Duration timeout) {
        this(false, mget, roundTrips, most, timeout);
    }

    private CoalescedReads(
            boolean hasFormerKeys, Function<byte[][], List<byte[]>> mget, int roundTrips, int most, Duration timeout) {
        this.hasFormerKeys = hasFormerKeys;
        this.mget = mget;
        this.free = new AtomicInteger(roundTrips);
        this.most = most;
        this.timeout = timeout;
    }

    /**
     * Reads once more if a connection turns out to be broken, which is known at once: else one that somebody cut would fail all who
     * share the round trip, and so open the breaker for everyone. A time limit that is over is not waited for twice.
     */
    static Function<byte[][], List<byte[]>> onceMore(Function<byte[][], List<byte[]>> mget) {
        return keys -> {
            try {
                return mget.apply(keys);
            } catch (JedisConnectionException e) {
                if (e.getCause() instanceof SocketTimeoutException) {
                    throw e;
                }
                return mget.apply(keys);
            }
        };
    }

    /**
     * The values of keys, in their order.
     *
     * @throws RuntimeException as the round trip threw it, or if none ended in time
     */
    List<byte[]> read(byte[]... keys) {
        Read own = new Read(keys);
        if (take()) {
            lead(own);
        } else {
            waiting.add(own);
            passOn();
            if (own.await(timeout)) {
                lead(own);
            }
        }
        return own.values();
    }

    /** The marks that a read of a user looks at. */
    UserMarks marksOf(UserId user, Tombstone tombstone) {
        return UserMarks.of(user, tombstone, hasFormerKeys);
    }

    /** How many wait at this moment. */
    int waiting() {
        return waiting.size();
    }

    /** How many round trips may begin at this moment. */
    int free() {
        return free.get();
    }

    /** Makes a round trip, with whoever waits, and passes the right to make one on. */
    private void lead(Read own) {
        List<Read> all = new ArrayList<>();
        try {
            all.add(own);
            addWaiting(all);
            Read.share(mget.apply(Read.keys(all)), all);
        } catch (RuntimeException e) {
            all.forEach(read -> read.fail(e));
        } finally {
            free.incrementAndGet();
            passOn();
        }
    }

    private void addWaiting(List<Read> all) {
        while (all.size() < most) {
            Read read = waiting.poll();
            if (read == null) {
                return;
            }
            if (read.is(State.WAITING)) {
                all.add(read);
            }
        }
    }

    /** Lets the one who waits longest lead, if a round trip is free. */
    private void passOn() {
        while (!waiting.isEmpty() && take()) {
            Read next = waiting.poll();
            while (next != null && !next.becomes(State.LEADING)) {
                next = waiting.poll();
            }
            if (next != null) {
                return;
            }
            free.incrementAndGet();
        }
    }

    private boolean take() {
        int now = free.get();
        while (now > 0) {
            if (free.compareAndSet(now, now - 1)) {
                return true;
            }
            now = free.get();
        }
        return false;
    }

    private enum State {
        WAITING,
        LEADING,
        DONE,
        GAVE_UP
    }

    /** One request's. */
    private static final class Read {

        private final byte[][] keys;
        private final Thread reader = Thread.currentThread();
        private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
        private @Nullable List<byte[]> values;
        private @Nullable RuntimeException failure;

        Read(byte[][] keys) {
            this.keys = keys;
        }

        static byte[][] keys(List<Read> reads) {
            if (reads.size() == 1) {
                return reads.getFirst().keys;
            }
            List<byte[]> all = new ArrayList<>();
            reads.forEach(read -> all.addAll(List.of(read.keys)));
            return all.toArray(byte[][]::new);
        }

        static void share(List<byte[]> values, List<Read> reads) {
            int from = 0;
            for (Read read : reads) {
                read.values = values.subList(from, from + read.keys.length);
                from += read.keys.length;
                read.becomes(State.DONE);
            }
        }

        void fail(RuntimeException e) {
            failure = e;
            becomes(State.DONE);
        }

        boolean is(State wanted) {
            return state.get() == wanted;
        }

        /** False if the reader gave up, or is done. */
        boolean becomes(State next) {
            State now = state.get();
            boolean changed = (now == State.WAITING || now == State.LEADING) && state.compareAndSet(now, next);
            if (changed && reader != Thread.currentThread()) {
                LockSupport.unpark(reader);
            }
            return changed;
        }

        /** True if the reader is to make the round trip itself. */
        boolean await(Duration timeout) {
            long end = System.nanoTime() + timeout.toNanos();
            while (is(State.WAITING)) {
                long left = end - System.nanoTime();
                boolean isOver = left <= 0 || Thread.currentThread().isInterrupted();
                if (isOver && state.compareAndSet(State.WAITING, State.GAVE_UP)) {
                    break;
                }
                LockSupport.parkNanos(this, left);
            }
            return is(State.LEADING);
        }

        /** Of who gave up nothing is looked at: another thread may be writing it. */
        List<byte[]> values() {
            if (is(State.DONE) && failure != null) {
                throw failure;
            }
            if (!is(State.DONE) || values == null) {
                throw new JedisException("no read of Redis ended in time");
            }
            return values;
        }
    }
}
