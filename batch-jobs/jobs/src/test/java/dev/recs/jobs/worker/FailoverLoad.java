package dev.recs.jobs.worker;

import dev.recs.model.UserId;
import dev.recs.model.redis.SearchesKey;
import dev.recs.stores.ErasureKey;
import dev.recs.stores.activity.EventRecorder;
import dev.recs.stores.redis.RecordScript;
import dev.recs.stores.redis.RecordScript.Answer;
import dev.recs.stores.redis.RecordScript.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.exceptions.JedisException;

/** A shop that commits orders and records searches, one of each after a pause, until it is told to stop. */
final class FailoverLoad {

    private static final Duration PAUSE_OF_ORDERS = Duration.ofMillis(100);
    private static final Duration PAUSE_OF_SEARCHES = Duration.ofMillis(5);
    private static final int CUSTOMERS = 29;

    /** So many that no list of searches is full: what is missing in the end was lost. */
    private static final int SEARCHES_OF_A_USER = 40;

    private final Shop shop;
    private final EventRecorder recorder;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final Map<String, Instant> orders = new ConcurrentHashMap<>();
    private final AtomicInteger committed = new AtomicInteger();
    private final ConcurrentLinkedQueue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Thread> threads;

    private FailoverLoad(Shop shop) {
        this.shop = shop;
        this.recorder = new EventRecorder(shop.redis());
        this.threads = List.of(
                Thread.ofPlatform().name("orders").unstarted(this::order),
                Thread.ofPlatform().name("searches").unstarted(this::search));
    }

    static FailoverLoad start(Shop shop) {
        FailoverLoad load = new FailoverLoad(shop);
        load.threads.forEach(Thread::start);
        return load;
    }

    void stop() {
        stopped.set(true);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** When each customer ordered last, from before it was committed. */
    Map<String, Instant> orders() {
        return Map.copyOf(orders);
    }

    int committed() {
        return committed.get();
    }

    /** Each search has a number of its own: those that Redis acknowledged and has not. */
    String account() {
        Map<UserId, Set<String>> stored = new HashMap<>();
        int lost = 0;
        for (int number : acknowledged) {
            Set<String> searches = stored.computeIfAbsent(
                    userOf(number), user -> new HashSet<>(shop.redis().lrange(SearchesKey.of(user), 0, -1)));
            lost += searches.contains(value(number)) ? 0 : 1;
        }
        return "%d acknowledged, of which %d lost, %d refused".formatted(acknowledged.size(), lost, refused.get());
    }

    private void order() {
        for (int i = 0; !stopped.get(); i++) {
            String customer = Shop.customer(i % CUSTOMERS);
            Instant before = shop.now();
            shop.orderAtOnce(customer, Shop.product(i % Shop.PRODUCTS));
            orders.put(customer, before);
            committed.incrementAndGet();
            Shop.sleep(PAUSE_OF_ORDERS);
        }
    }

    private void search() {
        for (int number = 0; !stopped.get(); number++) {
            UserId user = userOf(number);
            RecordScript.Call call = new RecordScript.Call(
                    user, recorder.marksOf(user, shop.bean(ErasureKey.class).tombstoneOf(user)), "");
            call.search(value(number), shop.now());
            try {
                Answer answer =
                        recorder.record(List.of(call), Long.MAX_VALUE >> 10).getFirst();
                if (answer.outcome() == Outcome.RECORDED) {
                    acknowledged.add(number);
                }
            } catch (JedisException e) {
                refused.incrementAndGet();
            }
            Shop.sleep(PAUSE_OF_SEARCHES);
        }
    }

    private static UserId userOf(int number) {
        return new UserId("guest-" + number / SEARCHES_OF_A_USER);
    }

    private static String value(int number) {
        return "{\"query\":\"tea\",\"at\":%d}".formatted(number);
    }
}
