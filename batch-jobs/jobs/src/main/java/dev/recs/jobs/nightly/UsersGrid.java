package dev.recs.jobs.nightly;

/**
 * Another place for the users step than the threads of this process, found on the class path by {@link java.util.ServiceLoader}: a module
 * that the jobs do not know.
 */
public interface UsersGrid {

    /** As {@code --grid} says it. */
    String name();

    /**
     * A configuration of Spring with one {@link org.springframework.batch.core.partition.PartitionHandler}. Its beans are made with those of
     * the jobs when the step begins, and closed when it ends.
     *
     * <p>The handler never throws once it has split the step: what it leaves STARTED would have to be healed by the next run.
     */
    Class<?> configuration();
}
