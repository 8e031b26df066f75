package dev.recs.jobs.imports.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.model.catalog.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StoreFilesTest {

    @TempDir
    private Path folder;

    private final List<String> rejected = new ArrayList<>();

    @Test
    void aProductsFileTellsVariantsAndWhatIsNotToBeRecommended() throws IOException {
        List<Product> products = products("""
                product_id,name,group_id,recommendable
                tee-m,Tee - M,tee,1
                post,Postage,,0
                mug,Mug,,maybe
                """);

        assertThat(products.stream().map(product -> product.groupId() + " " + product.recommendable()))
                .containsExactly("tee true", " false", " true");
        assertThat(rejected)
                .containsExactly("products.csv:4: warning: recommendable 'maybe': expected true or false, 1 or 0");
    }

    @Test
    void aFileWithoutTheColumnsTellsNeither() throws IOException {
        Product product = products("product_id,name\nmug,Mug\n").getFirst();

        assertThat(product.groupId()).isEmpty();
        assertThat(product.recommendable()).isTrue();
    }

    private List<Product> products(String text) throws IOException {
        List<Product> products = new ArrayList<>();
        new StoreFiles(rejected::add).products(Files.writeString(folder.resolve("products.csv"), text), products::add);
        return products;
    }
}
