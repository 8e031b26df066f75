package dev.recs.jobs.batch;

import javax.sql.DataSource;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.scope.StepScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Spring Batch's own parts, made by hand.
 *
 * <p>{@code @EnableBatchProcessing} fills a registry of all jobs when the context starts, which would open MySQL for commands
 * that need none.
 */
@Configuration(proxyBeanMethods = false)
public class BatchConfiguration {

    @Bean
    static StepScope stepScope() {
        return new StepScope();
    }

    /** Of type MYSQL whatever the server: MariaDB knows that schema too, and its own differs in the sequences. */
    @Bean
    JdbcJobRepositoryFactoryBean jobRepository(DataSource mysql, JdbcTransactionManager transactions) {
        JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
        factory.setDataSource(mysql);
        factory.setTransactionManager(transactions);
        factory.setDatabaseType("MYSQL");
        factory.setIsolationLevelForCreate("ISOLATION_READ_COMMITTED");
        factory.setSerializer(new JacksonExecutionContextStringSerializer());
        return factory;
    }

    @Bean
    TaskExecutorJobOperator jobOperator(JobRepository repository) {
        TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
        operator.setJobRepository(repository);
        operator.setJobRegistry(new MapJobRegistry());
        operator.setTaskExecutor(new SyncTaskExecutor());
        return operator;
    }
}
