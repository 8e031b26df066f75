package dev.recs.evaluation;

import dev.recs.evaluation.Split.Task;

/** A method that makes lists, trained on the training part of a split. */
interface Method {

    String name();

    /** The best products for a user, best first, by number; for {@link Task#NEW} none that the user has. Safe for any number of threads. */
    int[] top(int user, Task task, int k);
}
