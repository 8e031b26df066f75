package dev.recs.evaluation;

import dev.recs.evaluation.Split.Task;

/** A way to make lists, learnt from the training of a split. */
interface Method {

    String name();

    /** The best products for a user, best first, by number; for {@link Task#NEW} none that the user has. Safe for any number of threads. */
    int[] top(int user, Task task, int k);
}
