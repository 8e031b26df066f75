package dev.recs.evaluation;

import dev.recs.evaluation.Split.Task;
import dev.recs.recommender.history.PurchaseHistory;
import dev.recs.recommender.model.TopK;
import java.util.function.ObjIntConsumer;

/**
 * A method that scores every product.
 *
 * @param scores fills the scores of a user, all zero before, by number of the product
 */
record ScoredMethod(String name, Split split, ObjIntConsumer<double[]> scores) implements Method {

    @Override
    public int[] top(int user, Task task, int k) {
        double[] ofUser = new double[split.index().size()];
        scores.accept(ofUser, user);
        if (task == Task.NEW) {
            PurchaseHistory history = split.history();
            for (int line = history.begin(user); line < history.end(user); line++) {
                ofUser[history.product(line)] = Double.NEGATIVE_INFINITY;
            }
        }
        TopK topK = new TopK(Math.min(k, ofUser.length));
        for (int product = 0; product < ofUser.length; product++) {
            topK.offer(product, ofUser[product]);
        }
        return topK.drain();
    }
}
