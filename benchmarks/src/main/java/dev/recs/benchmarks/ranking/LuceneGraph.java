package dev.recs.benchmarks.ranking;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** Approximate: Lucene's HNSW graph with its own defaults, one segment in memory; documents are numbered as the rows. */
final class LuceneGraph implements AutoCloseable {

    private static final String FIELD = "vector";
    private static final double BUFFER_MB = 256;

    private final Directory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    LuceneGraph(float[] rows, int dimensions) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig().setRAMBufferSizeMB(BUFFER_MB);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (int from = 0; from < rows.length; from += dimensions) {
                Document document = new Document();
                document.add(new KnnFloatVectorField(
                        FIELD,
                        Arrays.copyOfRange(rows, from, from + dimensions),
                        VectorSimilarityFunction.DOT_PRODUCT));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    List<int[]> top(List<float[]> profiles, int size) throws IOException {
        List<int[]> lists = new ArrayList<>();
        for (float[] profile : profiles) {
            ScoreDoc[] found = searcher.search(new KnnFloatVectorQuery(FIELD, profile, size), size).scoreDocs;
            lists.add(Arrays.stream(found).mapToInt(hit -> hit.doc).toArray());
        }
        return lists;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
