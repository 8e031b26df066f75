package dev.recs.jobs.cli;

import dev.recs.jobs.nightly.JobResult;
import dev.recs.jobs.nightly.Progress;
import dev.recs.pipeline.Outcome;
import dev.recs.pipeline.RefreshAccount;
import dev.recs.pipeline.embedding.EmbeddingEstimate;
import dev.recs.pipeline.embedding.MissingVectors;
import java.io.Console;
import java.io.PrintStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Prints the account of a run; its parts add up to what was read. */
public final class RefreshPrinter {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshPrinter.class);

    private final PrintStream out;
    private final boolean json;

    public RefreshPrinter(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** A bar on a terminal, lines of the log elsewhere; both on standard error. */
    public static Progress.Watcher watcher(Clock clock) {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                ? new TerminalProgress()
                : new PlainProgress(LOG::info, clock);
    }

    public void print(JobResult result) {
        switch (result) {
            case JobResult.Finished finished when json -> out.println(json(finished));
            case JobResult.Finished(var asOf, var account, var spent, var missing, var steps, var continued) -> {
                continued.ifPresent(failure -> out.printf("continued the refresh that %s%n", failure));
                out.printf(
                        "refresh as of %s finished: %s; texts embedded %d%s, %d s%n",
                        asOf,
                        account.describe(),
                        spent.texts(),
                        describe(missing),
                        spent.time().toSeconds());
                if (missing.texts() > 0 && !steps.catalog().isEmpty()) {
                    out.printf("catalog: %s%n", steps.catalog());
                }
                out.printf("model: %s%n", steps.model());
                if (!steps.retention().isEmpty()) {
                    out.printf("retention: %s%n", steps.retention());
                }
            }
            case JobResult.AlreadyDone done
            when json -> out.println(JsonMapper.shared().writeValueAsString(fields(done)));
            case JobResult.AlreadyDone(var asOf, var account) ->
                out.printf("refresh as of %s was done already: %s%n", asOf, account.describe());
        }
    }

    public void print(EmbeddingEstimate estimate) {
        if (json) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("users", estimate.users());
            fields.put("texts", estimate.texts());
            fields.put("newTexts", estimate.newTexts());
            fields.put("tokens", estimate.tokens());
            fields.put("costDollars", estimate.costDollars());
            out.println(JsonMapper.shared().writeValueAsString(fields));
        } else {
            out.printf(
                    "dry run, nothing was sent or written: users %d, texts %d, new texts %d, tokens %d, estimated cost $%s%n",
                    estimate.users(),
                    estimate.texts(),
                    estimate.newTexts(),
                    estimate.tokens(),
                    estimate.costDollars().toPlainString());
        }
    }

    public void print(RefreshAccount account) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(fields(account)));
        } else {
            out.printf("refresh finished: %s%n", account.describe());
        }
    }

    private static String describe(MissingVectors missing) {
        return missing.texts() == 0 ? "" : ", " + missing.describe();
    }

    private static String json(JobResult.Finished result) {
        Map<String, Object> fields = fields(result);
        fields.put("textsEmbedded", result.spent().texts());
        fields.put("tokens", result.spent().tokens());
        fields.put("seconds", result.spent().time().toMillis() / 1_000.0);
        fields.put("textsRefused", result.missing().refused());
        fields.put("textsAwaited", result.missing().awaited());
        fields.put("model", result.steps().model());
        fields.put("retention", result.steps().retention());
        result.continued().ifPresent(failure -> fields.put("continued", failure));
        return JsonMapper.shared().writeValueAsString(fields);
    }

    private static Map<String, Object> fields(JobResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("asOf", result.asOf().toString());
        fields.put("alreadyDone", result instanceof JobResult.AlreadyDone);
        fields.putAll(fields(result.account()));
        return fields;
    }

    private static Map<String, Object> fields(RefreshAccount account) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("read", account.read());
        for (Outcome outcome : Outcome.values()) {
            fields.put(camelCase(outcome.label()), account.count(outcome));
        }
        return fields;
    }

    private static String camelCase(String label) {
        StringBuilder name = new StringBuilder();
        for (String word : label.split(" ", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
