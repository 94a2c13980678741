package lianban.exchange.proof.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.proof.SealKeys;
import lianban.proof.CanonicalJson;
import lianban.proof.VerificationKey;
import lianban.service.mongo.Bulk;
import org.bson.Document;

/** Public keys under their ids. */
public final class MongoSealKeys implements SealKeys {

  private final MongoCollection<Document> keys;

  public MongoSealKeys(MongoCollection<Document> keys) {
    this.keys = keys;
  }

  @Override
  public void keep(VerificationKey key) {
    Bulk.write(
        keys,
        List.of(
            new InsertOneModel<>(new Document("_id", key.keyId()).append("jwk", key.toString()))));
  }

  @Override
  public List<VerificationKey> all() {
    List<VerificationKey> all = new ArrayList<>();
    for (Document stored : keys.find()) {
      byte[] jwk = stored.getString("jwk").getBytes(StandardCharsets.UTF_8);
      all.add(VerificationKey.read(CanonicalJson.read(jwk)));
    }
    return all;
  }
}
