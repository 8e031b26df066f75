package dev.recs.benchmarks.chaos;

import dev.recs.benchmarks.freshness.TestShop;
import dev.recs.servers.Server;
import dev.recs.servers.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shop, its stores and every process of the product that runs over them. */
final class Stage implements AutoCloseable {

    private static final int PRODUCTS = 300;
    private static final int CUSTOMERS = 300;
    private static final int WORKERS = 2;

    private final Path folder;
    private final Server documentStore;
    private final TestShop shop;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final WorkerKeeper workers;
    private final ApiKeeper api;
    private final NightlyKeeper nightly;

    /**
     * @param builds whose processes run over the same stores
     * @param clocks what lets the clocks of workers jump, if there is something
     */
    Stage(Path folder, Builds builds, Optional<Clocks> clocks) {
        this.folder = folder;
        try {
            this.documentStore = opened(DocumentStoreProcess.start(folder));
            this.shop = opened(TestShop.with(documentStore, folder, PRODUCTS, CUSTOMERS));
            this.workers = opened(new WorkerKeeper(shop, folder, builds, WORKERS, clocks));
            this.nightly = opened(new NightlyKeeper(shop, folder, builds));
            nightly.makeFirstLists();
            this.api = opened(new ApiKeeper(shop, folder, builds));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.addFirst(part);
        return part;
    }

    Path folder() {
        return folder;
    }

    TestShop shop() {
        return shop;
    }

    Server store(Store store) {
        return shop.server(store);
    }

    WorkerKeeper workers() {
        return workers;
    }

    ApiKeeper api() {
        return api;
    }

    NightlyKeeper nightly() {
        return nightly;
    }

    boolean isOnSmallDisk(long bytes) {
        return folder.toFile().getUsableSpace() < bytes && Files.isWritable(folder);
    }

    @Override
    public void close() {
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("a process of the benchmark did not end", e);
            }
        }
    }
}
