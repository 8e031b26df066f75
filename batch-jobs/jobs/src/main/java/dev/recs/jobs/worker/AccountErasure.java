package dev.recs.jobs.worker;

import dev.recs.model.UserId;
import dev.recs.model.failure.DependencyDown;
import dev.recs.stores.erasure.Erasure;
import dev.recs.stores.erasure.ErasureReport;
import java.util.function.Consumer;

/** Removes what we keep of a deleted account, or says which store did not do its part. */
final class AccountErasure implements Consumer<UserId> {

    private final Erasure erasure;

    AccountErasure(Erasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void accept(UserId user) {
        ErasureReport report = erasure.erase(user);
        if (!report.missing().isEmpty()) {
            throw new DependencyDown(
                    String.join(", ", report.missing()),
                    "the erasure of a deleted account is not complete yet",
                    new IllegalStateException("erasure is not complete"));
        }
    }
}
