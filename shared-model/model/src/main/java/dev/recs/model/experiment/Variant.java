package dev.recs.model.experiment;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of the ways in which an experiment makes lists.
 *
 * @param name among the variants of its experiment
 * @param share of all users; above 0
 * @param settings that differ from the configuration, by property name; without {@code recs.rules.file}
 * @param rules the text of the file of rules in place of the shop's; empty for those of the shop
 */
public record Variant(String name, double share, Map<String, String> settings, String rules) {

    public Variant {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
