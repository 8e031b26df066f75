package dev.recs.grid;

import dev.recs.grid.executor.Build;
import dev.recs.grid.executor.GridOrder;
import dev.recs.grid.executor.KeyProof;
import dev.recs.grid.executor.RunSettings;
import dev.recs.jobs.nightly.GridRun;
import dev.recs.jobs.nightly.GridSettings;
import dev.recs.model.experiment.ExperimentJson;
import dev.recs.model.experiment.RunningExperiments;
import dev.recs.model.failure.Misconfigured;
import dev.recs.pipeline.CatalogModels;
import dev.recs.pipeline.experiments.CurrentLists;
import dev.recs.recommender.rules.RuleSettings;
import dev.recs.stores.ErasureKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Writes what the executors are told of a run. */
final class GridOrders {

    private final RunSettings settings;
    private final GridSettings grid;
    private final Recipe recipe;
    private final ErasureKey key;

    GridOrders(RunSettings settings, GridSettings grid, Recipe recipe, ErasureKey key) {
        this.settings = settings;
        this.grid = grid;
        this.recipe = recipe;
        this.key = key;
    }

    GridOrder of(GridRun.Choice choice) {
        String id = UUID.randomUUID().toString();
        return new GridOrder(
                id,
                new GridOrder.Users(choice.id(), choice.asOf(), choice.activeSince(), choice.staleOnly()),
                settings.write(),
                new GridOrder.Lists(
                        recipe.rulesText(),
                        recipe.running().holdOut(),
                        recipe.running().started().stream()
                                .map(ExperimentJson::write)
                                .toList()),
                grid.secretsFile(),
                grid.storeWait(),
                new GridOrder.Expected(
                        KeyProof.of(key.bytes(), id),
                        recipe.modelVersion(),
                        recipe.lists().get().digestAt(choice.asOf()),
                        Build.digest()));
    }

    /** What lists are made by. */
    record Recipe(CatalogModels models, CurrentLists lists, RuleSettings rules) {

        /** As this process read it before the users step. */
        private RunningExperiments running() {
            return lists.get().running();
        }

        /** That of the run: the step before made it the current one. */
        private String modelVersion() {
            return models.current()
                    .orElseThrow(() -> new Misconfigured("no catalog model is stored: run 'recs refresh' again"))
                    .version();
        }

        /** Read again: if it is another text than that of this process, the executors' recipe differs and they refuse. */
        private String rulesText() {
            String file = rules.file().strip();
            try {
                return file.isEmpty() ? "" : Files.readString(Path.of(file));
            } catch (IOException e) {
                throw new Misconfigured(
                        "recs.rules.file is '%s': expected a file of rules that can be read".formatted(file), e);
            }
        }
    }
}
