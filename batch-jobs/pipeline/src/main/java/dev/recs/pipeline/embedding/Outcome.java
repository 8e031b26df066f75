package dev.recs.pipeline.embedding;

import dev.recs.model.Embedding;
import dev.recs.model.failure.BadInput;

/** What became of one text. */
sealed interface Outcome {

    /** Its vector. */
    record Known(Embedding embedding) implements Outcome {}

    /** The provider refused it, or answered zeros or numbers that are not finite. */
    record Refused(BadInput reason) implements Outcome {}

    /** The provider or MongoDB did not answer, or refuses us. */
    record NotAsked(RuntimeException reason) implements Outcome {}
}
