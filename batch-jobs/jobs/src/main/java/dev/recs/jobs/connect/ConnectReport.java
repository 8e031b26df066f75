package dev.recs.jobs.connect;

import java.util.List;
import java.util.Map;

/**
 * What {@code recs connect} shows before anything is applied.
 *
 * @param shop in words
 * @param findings in the shop's tables
 * @param samples of each view three rows, as they would be read, each as its columns' texts
 * @param notRead what the views leave out
 * @param sql as {@code --apply} runs it, for the {@code mysql} client
 * @param warnings what no trigger can catch
 */
public record ConnectReport(
        String shop,
        List<String> findings,
        Map<String, List<String>> samples,
        List<String> notRead,
        String sql,
        List<String> warnings) {

    public ConnectReport {
        findings = List.copyOf(findings);
        samples = Map.copyOf(samples);
        notRead = List.copyOf(notRead);
        warnings = List.copyOf(warnings);
    }
}
