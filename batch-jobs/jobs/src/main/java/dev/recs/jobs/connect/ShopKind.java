package dev.recs.jobs.connect;

import java.util.Optional;

/** Recognises the installations of one shop system. */
interface ShopKind {

    ShopSystem system();

    /**
     * The shop, if this is one of this system.
     *
     * @throws dev.recs.model.failure.Misconfigured in one line, if it is and cannot be connected as it is
     */
    Optional<Shop> recognise(ShopDatabase database, ConnectRequest request);
}
