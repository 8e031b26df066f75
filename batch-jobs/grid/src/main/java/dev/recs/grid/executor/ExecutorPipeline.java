package dev.recs.grid.executor;

import dev.recs.model.UserId;
import dev.recs.pipeline.RefreshPipeline;
import dev.recs.pipeline.StaleLists;
import dev.recs.pipeline.embedding.Embedder;
import dev.recs.pipeline.throttle.Throttle;
import dev.recs.stores.queue.QueueMonitor;
import dev.recs.stores.shop.ShopUsers;
import dev.recs.stores.shop.ShopUsers.Active;
import dev.recs.stores.shop.ShopUsers.Range;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The refresh of an executor: its stores, the model, and what tasks of one order share. Safe for any number of threads. */
final class ExecutorPipeline implements AutoCloseable {

    private final GridOrder order;
    private final RunSettings settings;
    private final ExecutorStores stores;
    private final Embedder embedder;
    private final RefreshPipeline refresh;
    private final ShopUsers users;
    private final StaleLists staleLists;
    private final Throttle throttle;
    private Spent told = Spent.NOTHING;

    /** Opens nothing. */
    ExecutorPipeline(GridOrder order, RunSettings settings, ExecutorStores stores, PipelineParts parts) {
        this.order = order;
        this.settings = settings;
        this.stores = stores;
        this.embedder = parts.embedder();
        this.refresh = parts.refresh();
        this.staleLists = parts.staleLists();
        this.users = new ShopUsers(stores.jdbc(), stores.shop());
        this.throttle = new Throttle(
                new QueueMonitor(stores.redis(), Clock.systemUTC())::depth,
                settings.queue().throttle(),
                Runtime.getRuntime().availableProcessors());
    }

    GridOrder order() {
        return order;
    }

    RunSettings settings() {
        return settings;
    }

    RefreshPipeline refresh() {
        return refresh;
    }

    Throttle throttle() {
        return throttle;
    }

    /** The next users of a range, chosen or not; empty at its end. */
    List<Active> page(Range range) {
        return users.page(
                range,
                Optional.ofNullable(order.users().activeSince()),
                settings.refresh().chunkSize());
    }

    /** Those of a page that the run is to refresh. */
    List<UserId> chosen(List<Active> page) {
        GridOrder.Users wanted = order.users();
        return (wanted.staleOnly() ? staleLists.among(page, wanted.asOf()) : page)
                .stream().map(Active::userId).toList();
    }

    /** What was spent since this was last asked: tasks of one executor share an embedder, so each tells what no other has told. */
    synchronized Spent spentSince() {
        Spent now = Spent.of(embedder.usage(), embedder.missing().reading());
        Spent spent = now.since(told);
        told = now;
        return spent;
    }

    @Override
    public void close() {
        embedder.close();
        stores.close();
    }
}
