package dev.recs.jobs.retention;

import dev.recs.stores.erasure.OptOutExpiry;
import dev.recs.stores.erasure.OptOutRestore;
import dev.recs.stores.refusals.RefusalExpiry;

/** Ends what users chose, opt-outs and refused signals, once the shop does not list them any more; and puts back what a store has lost of it. */
final class ChoiceExpiry {

    private final OptOutRestore lost;
    private final OptOutExpiry optOuts;
    private final RefusalExpiry refusals;

    ChoiceExpiry(OptOutRestore lost, OptOutExpiry optOuts, RefusalExpiry refusals) {
        this.lost = lost;
        this.optOuts = optOuts;
        this.refusals = refusals;
    }

    /** @param maxFraction of the choices of a kind that may go at once, from 0 to 1 */
    void run(double maxFraction) {
        lost.run();
        optOuts.run(maxFraction);
        refusals.run(maxFraction);
    }
}
