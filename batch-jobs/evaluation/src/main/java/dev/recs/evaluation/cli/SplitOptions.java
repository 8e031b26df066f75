package dev.recs.evaluation.cli;

import dev.recs.evaluation.Split;
import dev.recs.evaluation.SplitExport.Cut;
import dev.recs.evaluation.StoreHistory;
import dev.recs.model.failure.BadInput;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The hold-out of a history. */
final class SplitOptions {

    private static final Duration HELD_BACK = Duration.ofDays(30);

    @Option(
            names = "--protocol",
            defaultValue = "time-split",
            description = "time-split, leave-last-out or next-basket")
    private String protocol = "time-split";

    @Option(
            names = "--strict",
            description =
                    "with leave-last-out: what each user bought before it is in the history, but not in the training")
    private boolean isStrict;

    @Option(
            names = "--cut",
            description =
                    "date or moment; by default 30 days before the newest order. Several, each with its --until, with --export")
    private List<String> cuts = new ArrayList<>();

    @Option(names = "--until", description = "date or moment; by default the end of the history")
    private List<String> untils = new ArrayList<>();

    /** @throws BadInput if there is more than one cut */
    Split one(StoreHistory store, boolean hasEvents) {
        if (isStrict) {
            return strict(store, hasEvents);
        }
        if (cuts.size() > 1) {
            throw new BadInput("--cut is given %d times: one cut is measured at a time, several only with --export"
                    .formatted(cuts.size()));
        }
        return all(store, hasEvents).getFirst().split();
    }

    List<Cut> all(StoreHistory store, boolean hasEvents) {
        if (isStrict) {
            throw new BadInput("--strict with --export: an export has one history, to train on and to answer with");
        }
        return switch (protocol) {
            case "time-split" -> time(store);
            case "leave-last-out" -> List.of(withoutTime(hasEvents, () -> Split.leaveLastOut(store)));
            case "next-basket" -> List.of(withoutTime(hasEvents, () -> Split.nextBasket(store)));
            default ->
                throw new BadInput(
                        "--protocol '%s': expected time-split, leave-last-out or next-basket".formatted(protocol));
        };
    }

    private Split strict(StoreHistory store, boolean hasEvents) {
        if (!protocol.equals("leave-last-out")) {
            throw new BadInput("--strict with %s: expected --protocol=leave-last-out".formatted(protocol));
        }
        return withoutTime(hasEvents, () -> Split.leaveLastOutStrictly(store)).split();
    }

    private List<Cut> time(StoreHistory store) {
        if (cuts.size() > 1 ? cuts.size() != untils.size() : untils.size() > 1) {
            throw new BadInput("--cut is given %d times and --until %d times: give each cut its own end"
                    .formatted(cuts.size(), untils.size()));
        }
        Instant newest = store.newest();
        Instant end = newest.plusMillis(1);
        if (cuts.size() < 2) {
            return List.of(cut(
                    store,
                    cuts.isEmpty() ? newest.minus(HELD_BACK) : moment("--cut", cuts.getFirst()),
                    untils.isEmpty() ? end : moment("--until", untils.getFirst())));
        }
        List<Cut> several = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            several.add(cut(store, moment("--cut", cuts.get(i)), moment("--until", untils.get(i))));
        }
        return several;
    }

    private static Cut cut(StoreHistory store, Instant cut, Instant until) {
        return new Cut(Split.time(store, cut, until), until.toString());
    }

    private Cut withoutTime(boolean hasEvents, Supplier<Split> split) {
        if (hasEvents) {
            throw new BadInput(
                    "--events with %s: what is held back has no time, so that views of it would give it away; use"
                                    .formatted(protocol)
                            + " --protocol=time-split");
        }
        if (!cuts.isEmpty() || !untils.isEmpty()) {
            throw new BadInput(
                    "--cut and --until with %s: it has no cut; use --protocol=time-split".formatted(protocol));
        }
        return new Cut(split.get(), "");
    }

    private static Instant moment(String option, String text) {
        try {
            return text.length() == "2011-11-01".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new BadInput("%s '%s': expected a date as 2011-11-01".formatted(option, text), e);
        }
    }
}
