package lianban.identity.token.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import lianban.identity.token.AuthorizationCodes;
import lianban.identity.token.CodeGrant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Codes in collection {@code codes}, keyed by the hash of the code. */
@Component
class MongoAuthorizationCodes implements AuthorizationCodes {

  private static final String EXPIRES_AT = "expiresAt";

  private final MongoCollection<Document> codes;

  MongoAuthorizationCodes(MongoDatabase database) {
    this.codes = database.getCollection("codes");
  }

  /**
   * Expiry is swept here, not by a TTL index, which not every store has; few codes are left over.
   */
  @Override
  public void keep(CodeGrant grant, Instant now) {
    codes.deleteMany(Filters.lt(EXPIRES_AT, Date.from(now)));
    codes.insertOne(
        new Document("_id", grant.codeHash())
            .append("authorization", grant.id())
            .append("client", grant.clientId())
            .append("subject", grant.subject())
            .append("loggedInAt", Date.from(grant.loggedInAt()))
            .append("scopes", List.copyOf(grant.scopes()))
            .append("authorizationUri", grant.authorizationUri())
            .append("redirectUri", grant.redirectUri())
            .append("state", grant.state())
            .append("nonce", grant.nonce())
            .append("codeChallenge", grant.codeChallenge())
            .append("issuedAt", Date.from(grant.issuedAt()))
            .append(EXPIRES_AT, Date.from(grant.expiresAt())));
  }

  @Override
  public @Nullable CodeGrant find(String codeHash) {
    Document found = codes.find(Filters.eq("_id", codeHash)).first();
    if (found == null) {
      return null;
    }
    return new CodeGrant(
        codeHash,
        found.getString("authorization"),
        found.getString("client"),
        found.getString("subject"),
        found.getDate("loggedInAt").toInstant(),
        Set.copyOf(found.getList("scopes", String.class)),
        found.getString("authorizationUri"),
        found.getString("redirectUri"),
        found.getString("state"),
        found.getString("nonce"),
        found.getString("codeChallenge"),
        found.getDate("issuedAt").toInstant(),
        found.getDate(EXPIRES_AT).toInstant());
  }

  @Override
  public boolean take(String codeHash) {
    return codes.deleteOne(Filters.eq("_id", codeHash)).getDeletedCount() == 1;
  }
}
