import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** Prints lists, popular lists and neighbours as JSON lines, in the order of their ids: run from its source with any driver. */
final class DumpLists {

    private DumpLists() {}

    public static void main(String[] arguments) {
        try (MongoClient client = MongoClients.create(arguments[0])) {
            MongoDatabase database = client.getDatabase("recs");
            for (String collection : new String[] {"user_recommendations", "popular_products", "product_neighbours"}) {
                database.getCollection(collection)
                        .find()
                        .sort(new Document("_id", 1))
                        .batchSize(500)
                        .forEach(document -> System.out.println(
                                new Document("collection", collection).append("document", document).toJson()));
            }
        }
    }
}
