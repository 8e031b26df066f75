package dev.recs.recommender.model;

import java.util.Arrays;

/**
 * Keeps the {@code max} largest of many keys in a heap of primitives: O(n log max), no garbage.
 *
 * <p>Order: larger value first, ties by smaller number, values that are not finite last.
 */
public final class TopK {

    private final int max;
    private final double[] values;
    private final int[] numbers;
    private int size;

    public TopK(int max) {
        this.max = max;
        this.values = new double[max];
        this.numbers = new int[max];
    }

    public void clear() {
        size = 0;
    }

    public void offer(int number, double value) {
        if (!Double.isFinite(value) || max == 0) {
            return;
        }
        if (size < max) {
            values[size] = value;
            numbers[size] = number;
            siftUp(size++);
        } else if (isLarger(value, number, values[0], numbers[0])) {
            values[0] = value;
            numbers[0] = number;
            siftDown();
        }
    }

    /** The value that an offer must pass to be kept; minus infinity while there is room. */
    public double smallest() {
        return size < max || max == 0 ? Double.NEGATIVE_INFINITY : values[0];
    }

    public int size() {
        return size;
    }

    /** Takes the numbers out, strongest first; empty afterwards. */
    public int[] drain() {
        int[] largest = new int[size];
        for (int rank = size - 1; rank >= 0; rank--) {
            largest[rank] = numbers[0];
            size--;
            values[0] = values[size];
            numbers[0] = numbers[size];
            siftDown();
        }
        return largest;
    }

    /** Numbers of the strongest entries of a row that are not zero, by amount, strongest first. */
    public static int[] largest(double[] row, int max) {
        TopK topK = new TopK(Math.min(max, row.length));
        for (int i = 0; i < row.length; i++) {
            if (row[i] != 0) {
                topK.offer(i, row[i]);
            }
        }
        return topK.drain();
    }

    static boolean isLarger(double value, int number, double otherValue, int otherNumber) {
        return value > otherValue || (value == otherValue && number < otherNumber);
    }

    private void siftUp(int start) {
        int child = start;
        while (child > 0) {
            int parent = (child - 1) / 2;
            if (!isLarger(values[parent], numbers[parent], values[child], numbers[child])) {
                return;
            }
            swap(parent, child);
            child = parent;
        }
    }

    private void siftDown() {
        int parent = 0;
        while (true) {
            int smallest = parent;
            for (int child = 2 * parent + 1; child <= 2 * parent + 2 && child < size; child++) {
                if (isLarger(values[smallest], numbers[smallest], values[child], numbers[child])) {
                    smallest = child;
                }
            }
            if (smallest == parent) {
                return;
            }
            swap(parent, smallest);
            parent = smallest;
        }
    }

    private void swap(int a, int b) {
        double value = values[a];
        values[a] = values[b];
        values[b] = value;
        int number = numbers[a];
        numbers[a] = numbers[b];
        numbers[b] = number;
    }

    @Override
    public String toString() {
        return "strongest " + size + " of at most " + max + ": " + Arrays.toString(Arrays.copyOf(numbers, size));
    }
}
