package dev.recs.model;

import dev.recs.model.failure.BadInput;
import dev.recs.model.failure.Misconfigured;

/**
 * The space a vector lives in. Vectors of different spaces never meet.
 *
 * @param model name of the model that made the vector
 * @param dimensions length of the vector
 * @param version raised by us when the text given to the model changes its form
 */
public record EmbeddingSpace(String model, int dimensions, int version) {

    public EmbeddingSpace {
        if (model.isBlank() || dimensions < 1 || version < 1) {
            throw new BadInput(
                    "embedding space '%s/%d/%d': expected a model, dimensions of at least 1 and a version of at least 1"
                            .formatted(model, dimensions, version));
        }
    }

    /** The inverse of {@link #toString()}; the model may itself hold slashes. */
    public static EmbeddingSpace parse(String text) {
        int last = text.lastIndexOf('/');
        int middle = text.lastIndexOf('/', last - 1);
        try {
            return new EmbeddingSpace(
                    text.substring(0, middle),
                    Integer.parseInt(text.substring(middle + 1, last)),
                    Integer.parseInt(text.substring(last + 1)));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new BadInput("embedding space '%s': expected model/dimensions/version".formatted(text), e);
        }
    }

    /**
     * Holds two spaces against each other.
     *
     * @throws Misconfigured naming both, and the command that repairs it
     */
    public void requireSame(String mine, EmbeddingSpace other, String others) {
        if (!equals(other)) {
            throw new Misconfigured(
                    "embedding spaces differ: %s has %s, %s has %s; run 'recs refresh --all' to embed everything anew"
                            .formatted(mine, this, others, other));
        }
    }

    @Override
    public String toString() {
        return model + "/" + dimensions + "/" + version;
    }
}
