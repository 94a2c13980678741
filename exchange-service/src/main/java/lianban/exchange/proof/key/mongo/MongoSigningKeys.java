package lianban.exchange.proof.key.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lianban.exchange.proof.key.RegisteredKey;
import lianban.exchange.proof.key.SigningKeys;
import lianban.proof.CanonicalJson;
import lianban.proof.VerificationKey;
import lianban.service.mongo.Bulk;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Times as text: their precision is the department's. */
public final class MongoSigningKeys implements SigningKeys {

  private static final String REVOKED = "revokedAt";

  private final MongoCollection<Document> keys;

  public MongoSigningKeys(MongoCollection<Document> keys) {
    this.keys = keys;
  }

  @Override
  public RegisteredKey register(RegisteredKey key) {
    Instant end = key.notAfter();
    var document =
        new Document("_id", id(key.department(), key.key().keyId()))
            .append("department", key.department())
            .append("jwk", key.key().toString())
            .append("notBefore", key.notBefore().toString())
            .append("notAfter", end == null ? null : end.toString())
            .append(REVOKED, null);
    Bulk.write(keys, List.of(new InsertOneModel<>(document)));
    return Objects.requireNonNull(find(key.department(), key.key().keyId()));
  }

  private static String id(String department, String keyId) {
    return department + "/" + keyId;
  }

  @Override
  public @Nullable RegisteredKey find(String department, String keyId) {
    Document stored = keys.find(eq(id(department, keyId))).first();
    return stored == null ? null : key(stored);
  }

  @Override
  public List<RegisteredKey> of(String department) {
    List<RegisteredKey> all = new ArrayList<>();
    keys.find(eq("department", department)).forEach(stored -> all.add(key(stored)));
    return all;
  }

  @Override
  public @Nullable RegisteredKey revoke(String department, String keyId, Instant at) {
    keys.updateOne(
        and(eq(id(department, keyId)), eq(REVOKED, null)), Updates.set(REVOKED, at.toString()));
    return find(department, keyId);
  }

  private static RegisteredKey key(Document stored) {
    byte[] jwk = stored.getString("jwk").getBytes(StandardCharsets.UTF_8);
    return new RegisteredKey(
        stored.getString("department"),
        VerificationKey.read(CanonicalJson.read(jwk)),
        Instant.parse(stored.getString("notBefore")),
        instant(stored.getString("notAfter")),
        instant(stored.getString(REVOKED)));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
