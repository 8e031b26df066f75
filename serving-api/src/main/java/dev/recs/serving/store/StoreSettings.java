package dev.recs.serving.store;

import dev.recs.model.failure.Misconfigured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the stores are, and how long an answer waits for each.
 *
 * @param mysql {@code recs.mysql.*}; a {@code jdbc:mysql:} address is taken too
 * @param mongodb {@code recs.mongodb.*}
 * @param redis {@code recs.redis.*}
 */
@ConfigurationProperties("recs")
public record StoreSettings(
        @DefaultValue Mysql mysql,
        @DefaultValue Mongodb mongodb,
        @DefaultValue Redis redis) {

    public StoreSettings {
        List<String> missing = new ArrayList<>();
        if (mysql.url().isEmpty()) {
            missing.add("RECS_MYSQL_URL");
        }
        if (mongodb.uri().isEmpty()) {
            missing.add("RECS_MONGODB_URI");
        }
        if (redis.url().isEmpty()) {
            missing.add("RECS_REDIS_URL");
        }
        if (!missing.isEmpty()) {
            throw new Misconfigured("no address given for a store: set " + String.join(", ", missing));
        }
    }

    /** @param timeout for a connection, and for the next piece of an answer; no answer to a reader waits for it */
    public record Mysql(
            @DefaultValue("") String url,
            @DefaultValue("recs") String user,
            @DefaultValue("") String password,
            @DefaultValue("5s") Duration timeout) {

        /** The one driver on the class path speaks to both, but knows its own scheme only. */
        String driverUrl() {
            return url.startsWith("jdbc:mysql:") ? "jdbc:mariadb:" + url.substring("jdbc:mysql:".length()) : url;
        }

        @Override
        public String toString() {
            return "Mysql[url=%s, user=%s]".formatted(url, user);
        }
    }

    /**
     * @param uri its database is used, "recs" if it names none
     * @param timeout for a whole operation, the choice of a server included
     */
    public record Mongodb(
            @DefaultValue("") String uri,
            @DefaultValue("250ms") Duration timeout) {

        @Override
        public String toString() {
            return "Mongodb[timeout=%s]".formatted(timeout);
        }
    }

    /**
     * @param timeout for a connection and for an answer
     * @param connections at most this many at a time; as many as Tomcat has threads, so that no request waits for another's
     */
    public record Redis(
            @DefaultValue("") String url,
            @DefaultValue("150ms") Duration timeout,
            @DefaultValue("200") int connections) {

        @Override
        public String toString() {
            return "Redis[connections=%d]".formatted(connections);
        }
    }
}
