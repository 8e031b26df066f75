package dev.recs.recommender.model;

import dev.recs.model.ProductId;
import dev.recs.model.catalog.Product;
import dev.recs.model.catalog.ProductIndex;
import dev.recs.model.failure.Misconfigured;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A catalog model as bytes and back, without loss: the model that was read ranks bit for bit like the one written. */
public final class CatalogModelCodec {

    private static final int FORMAT = 9;

    private CatalogModelCodec() {}

    /** The bytes of a model that is known to be small. */
    public static byte[] write(CatalogModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(model, bytes);
        return bytes.toByteArray();
    }

    /**
     * Writes a model of any size, in pieces of 64 KiB at most; the same model gives the same bytes.
     *
     * @throws UncheckedIOException if the stream does not take them
     */
    public static void write(CatalogModel model, OutputStream bytes) {
        ModelWriter out = new ModelWriter(bytes);
        out.number(FORMAT);
        out.number(model.asOf().toEpochMilli());
        write(model.index(), out);
        model.content().write(out);
        model.parts().write(out);
        model.preferences().write(out);
        model.taskWeights().write(out);
        out.flush();
    }

    /** @throws Misconfigured if the bytes are of another format than this version writes, too few or too many */
    public static CatalogModel read(byte[] bytes) {
        return read(new ByteArrayInputStream(bytes));
    }

    /**
     * The same from a stream, to its end.
     *
     * @throws UncheckedIOException if the stream fails
     */
    public static CatalogModel read(InputStream bytes) {
        ModelReader in = new ModelReader(bytes);
        int format = in.integer();
        if (format != FORMAT) {
            throw new Misconfigured(
                    "stored catalog model has format %d: expected %d; run 'recs refresh' to train it again"
                            .formatted(format, FORMAT));
        }
        Instant asOf = Instant.ofEpochMilli(in.longInteger());
        ProductIndex index = products(in);
        CatalogModel model = new CatalogModel(
                asOf,
                index,
                ContentModel.read(in),
                CatalogModel.TrainedParts.read(in),
                Preferences.read(in),
                TaskWeights.read(in));
        if (!in.atEnd()) {
            throw new Misconfigured(
                    "stored catalog model is longer than expected; run 'recs refresh' to train it again");
        }
        return model;
    }

    private static void write(ProductIndex index, ModelWriter out) {
        out.number(index.size());
        for (Product product : index.products()) {
            out.text(product.productId().value());
            out.text(product.name());
            out.text(product.category());
            out.text(product.brand());
            out.text(product.description());
            out.amount(product.price());
            out.text(product.currency());
            out.text(product.imageUrl());
            out.flag(product.inStock());
            out.text(product.groupId());
            out.flag(product.recommendable());
        }
    }

    private static ProductIndex products(ModelReader in) {
        int size = in.integer();
        List<Product> products = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            products.add(new Product(
                    new ProductId(in.text()),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.amount(),
                    in.text(),
                    in.text(),
                    in.flag(),
                    in.text(),
                    in.flag()));
        }
        return new ProductIndex(products);
    }
}
