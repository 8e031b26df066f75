package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each victim once, in an order that the seed decides, then at random until the orders end. */
record Kills(Duration length) implements Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Kills.class);

    @Override
    public String name() {
        return "kills";
    }

    @Override
    public void happen(Stage stage, Random random, BooleanSupplier isOrdering) {
        List<Victim> all = List.of(Victim.values());
        List<Victim> victims = new ArrayList<>(all);
        Collections.shuffle(victims, random);
        while (isOrdering.getAsBoolean() || !victims.isEmpty()) {
            Pause.sleep(Duration.ofMillis(500 + random.nextInt(2_000)));
            Victim victim = victims.isEmpty() ? all.get(random.nextInt(all.size())) : victims.removeFirst();
            LOG.info("killing {}", victim);
            victim.kill(stage, random);
        }
    }
}
