package dev.recs.stores.models;

/** A version of the model as it is stored. */
public final class ModelBytes {

    private final String version;
    private final byte[] bytes;

    ModelBytes(String version, byte[] bytes) {
        this.version = version;
        this.bytes = bytes;
    }

    public String version() {
        return version;
    }

    /** Not copied: a large model has hundreds of megabytes. */
    public byte[] toArray() {
        return bytes;
    }
}
