package dev.recs.jobs.check;

import dev.recs.jobs.connect.ConnectionWatch;
import dev.recs.recommender.rules.FeeSettings;
import dev.recs.stores.schema.RecsSchema;
import dev.recs.stores.shop.ShopViews;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the shop's triggers, at our tables and views, and where these are as they should be at the data and the plans of queries. */
public final class ShopCheck {

    private final DataSource mysql;
    private final RecsSchema schema;
    private final ObjectProvider<ShopViews> views;
    private final CheckSettings settings;
    private final FeeSettings fees;

    /** @param views read when they are asked for, which fails where they cannot be used */
    public ShopCheck(
            DataSource mysql,
            RecsSchema schema,
            ObjectProvider<ShopViews> views,
            CheckSettings settings,
            FeeSettings fees) {
        this.mysql = mysql;
        this.schema = schema;
        this.views = views;
        this.settings = settings;
        this.fees = fees;
    }

    public List<CheckResult> run(Clock clock) {
        List<CheckResult> results = new ArrayList<>();
        ShopTriggerCheck.run(new ConnectionWatch(mysql)).ifPresent(results::add);
        CheckResult found = SchemaCheck.run(schema, new JdbcTemplate(mysql));
        results.add(found);
        if (found.passed()) {
            ShopViews shop = views.getObject();
            results.addAll(new StoreCheck(JdbcClient.create(mysql), shop, clock, settings, fees).run());
            results.add(new QueryPlanCheck(mysql, shop).run(clock.instant()));
        }
        return results;
    }
}
