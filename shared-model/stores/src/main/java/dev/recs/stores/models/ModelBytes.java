package dev.recs.stores.models;

import java.io.IOException;
import java.io.OutputStream;

/** The bytes of a model, written as often as they are asked for, the same each time: a large model has gigabytes. */
@FunctionalInterface
public interface ModelBytes {

    void writeTo(OutputStream out) throws IOException;
}
