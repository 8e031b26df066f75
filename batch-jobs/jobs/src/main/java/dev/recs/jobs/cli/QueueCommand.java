package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.stores.outbox.Outbox;
import dev.recs.stores.queue.DeadLetter;
import dev.recs.stores.queue.DeadLetters;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.queue.QueueState;
import dev.recs.stores.queue.RefreshQueue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs queue}. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "Print how many users wait for a refresh, which workers have them, and the dead letters.")
final class QueueCommand implements Callable<Integer> {

    private static final int LETTERS_SHOWN = 20;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(names = "--replay", description = "make the users of all dead letters due again")
    private boolean replay;

    @Override
    public Integer call() {
        try (CommandContext recs = CommandContext.open(common.dataDir())) {
            if (replay) {
                int replayed = recs.create(Replay.class).run(common.clock().instant());
                System.out.printf("replayed %d dead letters%n", replayed);
            } else {
                print(recs.create(Look.class));
            }
            return 0;
        }
    }

    private void print(Look look) {
        QueueState state = look.monitor().state();
        long outbox = new Outbox(look.mysql()).count();
        List<DeadLetter> letters = look.letters().newest(LETTERS_SHOWN);
        if (common.json()) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(json(state, outbox, letters)));
        } else {
            print(state, outbox, letters);
        }
    }

    private record Replay(DeadLetters letters, RefreshQueue queue) {

        int run(Instant now) {
            return letters.replay(queue, now);
        }
    }

    /** Where the numbers come from. */
    private record Look(QueueMonitor monitor, DeadLetters letters, JdbcClient mysql) {}

    private static void print(QueueState state, long outbox, List<DeadLetter> letters) {
        System.out.printf("%-24s %d (%d of them taken by a worker)%n", "due now", state.depth(), state.taken());
        System.out.printf("%-24s %d%n", "due later", state.waiting());
        if (state.dropped() > 0) {
            System.out.printf(
                    "%-24s %d, because the queue was full: is a worker running? The nightly job refreshes them%n",
                    "dropped", state.dropped());
        }
        System.out.printf("%-24s %d ms%n", "oldest", state.oldest().toMillis());
        System.out.printf("%-24s %d%n", "outbox rows", outbox);
        System.out.printf("%-24s %d%n", "dead letters", state.deadLetters());
        for (QueueState.Consumer consumer : state.consumers()) {
            System.out.printf(
                    "%-24s holds %d, idle for %s%n",
                    "worker " + consumer.name(), consumer.holds(), Age.describe(consumer.idle()));
        }
        for (DeadLetter letter : letters) {
            System.out.printf("dead letter %s: user %s, %s%n", letter.id(), letter.userId(), letter.reason());
        }
        if (!letters.isEmpty()) {
            System.out.println("'recs queue --replay' tries them again");
        }
    }

    private static Map<String, Object> json(QueueState state, long outbox, List<DeadLetter> letters) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("depth", state.depth());
        root.put("taken", state.taken());
        root.put("waiting", state.waiting());
        root.put("dropped", state.dropped());
        root.put("oldestMillis", state.oldest().toMillis());
        root.put("outboxRows", outbox);
        root.put("deadLetters", state.deadLetters());
        root.put(
                "consumers",
                state.consumers().stream()
                        .map(consumer -> Map.of(
                                "name", consumer.name(),
                                "holds", consumer.holds(),
                                "idleMillis", consumer.idle().toMillis()))
                        .toList());
        root.put("newestDeadLetters", letters);
        return root;
    }
}
