package dev.recs.storefront;

import com.zaxxer.hikari.HikariDataSource;
import dev.recs.stores.MysqlAddress;
import dev.recs.stores.StoreSettings;
import dev.recs.stores.schema.MysqlSession;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Adds the storefront to the API. */
@Configuration(proxyBeanMethods = false)
@Import({SessionsController.class, CustomersController.class, ProductsController.class, OrdersController.class})
public class StorefrontConfiguration implements WebMvcConfigurer {

    /** Everything comes from this server; pictures of real products may come from any other over TLS. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/storefront/**")
                .addResourceLocations("classpath:/storefront/")
                .setCacheControl(CacheControl.noCache());
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/").setViewName("forward:/storefront/index.html");
    }

    /** The page is open; a token is looked at by {@link OrdersController} alone. */
    @Bean
    @Order(10)
    SecurityFilterChain storefront(HttpSecurity http) {
        return http.securityMatcher("/", "/storefront/**", "/demo/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    DemoTokens demoTokens(@Value("${recs.serving.jwt-secret}") String secret, Clock clock) {
        return new DemoTokens(secret, clock);
    }

    /** The sample shop's server writes to the shop's own database; not the one that the API asks for by type. */
    @Bean(defaultCandidate = false)
    HikariDataSource shopDatabase(StoreSettings settings) {
        HikariDataSource shop = new HikariDataSource();
        shop.setPoolName("sample-shop");
        shop.setJdbcUrl(MysqlAddress.parse(settings.mysql().driverUrl())
                .withDatabase(settings.mysql().sampleShop())
                .url());
        shop.setUsername(settings.mysql().user());
        shop.setPassword(settings.mysql().password());
        shop.setMaximumPoolSize(2);
        shop.setConnectionInitSql(MysqlSession.INIT);
        return shop;
    }

    @Bean
    StoreCounter storeCounter(@Qualifier("shopDatabase") HikariDataSource shop, Clock clock) {
        return new StoreCounter(
                JdbcClient.create(shop), new TransactionTemplate(new DataSourceTransactionManager(shop)), clock);
    }

    @Bean
    ProductSearch productSearch(JdbcClient jdbc) {
        return new ProductSearch(jdbc);
    }
}
