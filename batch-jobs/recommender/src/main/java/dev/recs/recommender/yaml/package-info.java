/**
 * Reads the YAML files of operators, rules and experiments, so that every fault is named by its line, all of them at once.
 *
 * <p>A file has one key with a list below it ({@link dev.recs.recommender.yaml.YamlList}); each entry has keys of a known set ({@link
 * dev.recs.recommender.yaml.YamlEntry}); what is wrong is collected in {@link dev.recs.recommender.yaml.Mistakes}. Nothing is guessed or left out.
 */
@NullMarked
package dev.recs.recommender.yaml;

import org.jspecify.annotations.NullMarked;
