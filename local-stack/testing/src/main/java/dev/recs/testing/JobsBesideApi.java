package dev.recs.testing;

/**
 * For tests and benchmarks that start the API on a class path that holds the jobs as well. In production and in the demo it has one of its
 * own, and Spring Boot finds nothing of the jobs to configure.
 */
public final class JobsBesideApi {

    /** The setting of the API that leaves out what Spring Boot would start for the jobs' libraries. */
    public static final String EXCLUDE = "spring.autoconfigure.exclude";

    /** Its value: Batch, Flyway and Quartz would run, and the others would open the stores a second time. */
    public static final String EXCLUDED = String.join(
            ",",
            "org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration",
            "org.springframework.boot.batch.autoconfigure.BatchJobLauncherAutoConfiguration",
            "org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration",
            "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration");

    private JobsBesideApi() {}
}
