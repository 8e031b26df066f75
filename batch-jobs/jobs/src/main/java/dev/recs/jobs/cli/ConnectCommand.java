package dev.recs.jobs.cli;

import dev.recs.jobs.app.CommandContext;
import dev.recs.jobs.connect.ConnectReport;
import dev.recs.jobs.connect.ConnectRequest;
import dev.recs.jobs.connect.ConnectSettings;
import dev.recs.jobs.connect.ConnectionWatch;
import dev.recs.jobs.connect.ShopConnector;
import dev.recs.jobs.connect.ShopSystem;
import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;
import dev.recs.stores.LocalStoreProvider.Store;
import dev.recs.stores.StoreAddresses;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.shop.ShopSettings;
import dev.recs.stores.shop.ShopViews;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code recs connect}. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        description =
                "Connect a shop on the same server: recognise its system, show what would be read and run; --apply, --check, --remove.")
final class ConnectCommand implements Callable<Integer> {

    private static final int DATA_CHECK_FAILED = 3;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Option(
            names = "--shop",
            description = "woocommerce, shopware, symfony or custom; without it the system is recognised")
    private @Nullable String system;

    @Option(names = "--database", description = "the shop's database")
    private String database = "";

    @Option(names = "--prefix", description = "of the shop's tables, as wp_; without it it is found")
    private @Nullable String prefix;

    @Option(
            names = "--template",
            description = "a folder with an edited template: rights, views, triggers and findings.sql")
    private @Nullable Path template;

    @ArgGroup
    private final Action action = new Action();

    /** What to do; without any it is shown. */
    static final class Action {

        @Option(names = "--apply", description = "make the account, the views and the triggers")
        private boolean apply;

        @Option(names = "--check", description = "look whether they still work (exit 3 if not)")
        private boolean check;

        @Option(names = "--remove", description = "drop triggers, views and account; our own tables stay")
        private boolean remove;

        @Option(names = "--write-template", description = "write the template of --shop to a new folder, to be edited")
        private @Nullable Path folder;
    }

    @Override
    public Integer call() {
        if (action.folder != null) {
            ShopSystem of = ShopSystem.of(system == null ? ShopSystem.CUSTOM.option() : system);
            of.writeTemplate(action.folder).forEach(file -> System.out.printf("written: %s%n", file));
            return 0;
        }
        try (CommandContext recs = CommandContext.openForCheck(common.dataDir())) {
            if (recs.create(StoreSettings.class).missing().contains(Store.MYSQL)) {
                throw new Misconfigured("no server of a shop is given: set recs.mysql.url (RECS_MYSQL_URL)");
            }
            if (action.check) {
                return check(recs.create(DataSource.class));
            }
            if (database.isEmpty()) {
                throw new BadInput("--database is missing: expected the name of the shop's database");
            }
            Connectors connectors = recs.create(Connectors.class);
            try (ShopConnector connector = connectors.open()) {
                return act(recs, connectors, connector);
            }
        }
    }

    private int act(CommandContext recs, Connectors connectors, ShopConnector connector) {
        ShopSettings settings = connectors.shop();
        ConnectRequest request = new ConnectRequest(
                Optional.ofNullable(system).map(ShopSystem::of),
                database,
                Optional.ofNullable(prefix),
                Optional.ofNullable(template),
                settings.orderStates(),
                settings.binaryIds());
        if (action.remove) {
            connector.remove(database).forEach(dropped -> System.out.printf("dropped: %s%n", dropped));
            System.out.println(
                    "our own tables stay: DROP DATABASE %s takes them away as well".formatted(connectors.ours()));
        } else if (action.apply) {
            System.out.printf("connected: %s%n", connector.apply(request, recs.create(RecsSchema.class)));
            return check(recs.create(DataSource.class));
        } else {
            print(connector.show(request));
        }
        return 0;
    }

    private static int check(DataSource mysql) {
        List<String> faults = new ArrayList<>(ShopViews.faults(new JdbcTemplate(mysql)));
        faults.addAll(new ConnectionWatch(mysql).faults());
        faults.forEach(fault -> System.out.printf("FAIL %s%n", fault));
        if (faults.isEmpty()) {
            System.out.println("PASS views, triggers, and the rights of their account");
        }
        return faults.isEmpty() ? 0 : DATA_CHECK_FAILED;
    }

    /** Opens the connection of the user who may create accounts; our own database is not touched by that. */
    private record Connectors(
            StoreAddresses addresses, ConnectSettings account, StoreSettings stores, ShopSettings shop) {

        ShopConnector open() {
            return new ShopConnector(addresses, account, ours(), shop.events() == ShopSettings.Events.TRIGGERS);
        }

        String ours() {
            return stores.mysql().database();
        }
    }

    private void print(ConnectReport report) {
        if (common.json()) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(report));
            return;
        }
        System.out.println(report.shop());
        report.findings().forEach(finding -> System.out.println("  " + finding));
        report.samples().forEach((view, rows) -> {
            System.out.printf("%n%s, as it would be read:%n", view);
            rows.forEach(row -> System.out.println("  " + row));
        });
        System.out.printf("%nnot read:%n");
        report.notRead().forEach(line -> System.out.println("  " + line));
        System.out.printf("%nSQL of --apply:%n%n%s%n", report.sql());
        report.warnings().forEach(warning -> System.out.println("WARNING " + warning));
    }
}
