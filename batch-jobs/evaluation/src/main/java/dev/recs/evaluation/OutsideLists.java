package dev.recs.evaluation;

import dev.recs.evaluation.Evaluator.Listed;
import dev.recs.evaluation.Split.Task;
import dev.recs.recommender.history.Holdout;
import dev.recs.recommender.history.PurchaseHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The lists of one file as they are scored: under the masks of the run, cut to its length.
 *
 * <p>For {@link Task#NEW} what the user has is taken out first. Only the first k of each user and task are kept, so the memory
 * depends on the users of the run, not on the file: about 200 bytes a user and task.
 */
final class OutsideLists implements ListFile.Taker {

    private static final int NOT_ASKED = -1;

    private final Split split;
    private final RunIds ids;
    private final int k;
    private final List<Holdout.Case> asked;
    private final int[] places;
    private final Map<Task, @Nullable Listed[]> lists = new EnumMap<>(Task.class);
    private final BitSet seen = new BitSet();
    private final ListAccount account;

    private OutsideLists(OutsideList source, Split split, RunIds ids, int k) {
        this.split = split;
        this.ids = ids;
        this.k = k;
        this.asked = new ArrayList<>(split.cases());
        asked.addAll(split.newcomers());
        this.places = new int[split.history().users()];
        Arrays.fill(places, NOT_ASKED);
        for (int place = 0; place < asked.size(); place++) {
            places[asked.get(place).user()] = place;
        }
        split.tasks().forEach(task -> lists.put(task, new Listed[asked.size()]));
        this.account = new ListAccount(source, wanted(split, k));
    }

    /** @throws dev.recs.model.failure.BadInput if the file is not one of this run */
    static OutsideLists read(OutsideList source, Split split, RunIds ids, int k) {
        OutsideLists lists = new OutsideLists(source, split, ids, k);
        ListFile.read(source.file(), lists);
        lists.account.check();
        lists.fillMissing();
        return lists;
    }

    private static ListAccount.Wanted wanted(Split split, int k) {
        int most = split.cases().stream()
                .mapToInt(one -> ExportProtocol.distinct(split.history(), one.user()))
                .max()
                .orElse(0);
        return new ListAccount.Wanted(
                split.cases().size(), k, Math.min(split.index().size(), k + most));
    }

    ListAccount account() {
        return account;
    }

    /** Of the users that count for a task, in the order of the cases. */
    List<Listed> cases(Task task) {
        return present(task, 0, split.cases().size());
    }

    /** Of users without history, those only who were given a list. */
    List<Listed> newcomers(Task task) {
        return present(task, split.cases().size(), asked.size());
    }

    private List<Listed> present(Task task, int from, int to) {
        List<Listed> present = new ArrayList<>();
        @Nullable Listed[] ofTask = lists.getOrDefault(task, new Listed[0]);
        for (int place = from; place < to; place++) {
            Listed listed = ofTask[place];
            if (listed != null) {
                present.add(listed);
            }
        }
        return present;
    }

    @Override
    public boolean isKnown(String user) {
        int number = ids.user(user);
        return number != RunIds.UNKNOWN && seen.get(number);
    }

    @Override
    public void unreadable(long line, String reason) {
        account.unreadable.found("line %d: %s".formatted(line, reason));
    }

    @Override
    public void list(String user, List<String> items, int lines) {
        account.read(lines, items.size());
        int number = ids.user(user);
        int[] list = numbers(user, items);
        if (number == RunIds.UNKNOWN) {
            account.unknownUsers.found(user);
        } else if (seen.get(number)) {
            account.secondLists.found(user);
        } else {
            seen.set(number);
            if (places[number] == NOT_ASKED) {
                account.notAsked.found(user);
            } else {
                score(user, places[number], list);
            }
        }
    }

    /** The products of a list, each once. */
    private int[] numbers(String user, List<String> items) {
        BitSet listed = new BitSet(split.index().size());
        int[] list = new int[items.size()];
        int size = 0;
        for (String item : items) {
            int product = ids.product(item);
            if (product == RunIds.UNKNOWN) {
                account.unknownProducts.found(item);
            } else if (listed.get(product)) {
                account.duplicates.found("%s for user %s".formatted(item, user));
            } else {
                listed.set(product);
                list[size++] = product;
            }
        }
        return Arrays.copyOf(list, size);
    }

    private void score(String user, int place, int[] list) {
        Holdout.Case one = asked.get(place);
        BitSet owned = owned(one.user());
        if (list.length < Math.min(k, split.index().size())) {
            account.tooShort.found(user);
        }
        int[] fresh = IntStream.of(list)
                .filter(product -> !owned.get(product))
                .limit(k)
                .toArray();
        if (fresh.length < Math.min(k, split.index().size() - owned.cardinality())) {
            account.dry.found(user);
        }
        lists.forEach((task, ofTask) ->
                keep(ofTask, place, task, task == Task.NEW ? fresh : Arrays.copyOf(list, Math.min(k, list.length))));
    }

    private void keep(@Nullable Listed[] ofTask, int place, Task task, int[] list) {
        Holdout.Case one = asked.get(place);
        int[] truth = task.truth(one);
        if (truth.length > 0) {
            ofTask[place] = new Listed(one.user(), list, Metrics.compute(list, truth, k));
        }
    }

    private BitSet owned(int user) {
        PurchaseHistory history = split.history();
        BitSet owned = new BitSet(split.index().size());
        for (int line = history.begin(user); line < history.end(user); line++) {
            owned.set(history.product(line));
        }
        return owned;
    }

    private void fillMissing() {
        for (int place = 0; place < split.cases().size(); place++) {
            int user = asked.get(place).user();
            if (!seen.get(user)) {
                account.missing.found(split.history().userId(user));
                int missing = place;
                lists.forEach((task, ofTask) -> keep(ofTask, missing, task, new int[0]));
            }
        }
    }
}
