package lianban.catalog.eventtype.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import lianban.catalog.eventtype.Proposal;
import lianban.catalog.eventtype.Proposals;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document a proposal, {@code _id} = {@code type@digest}. A client's name has no dot, so it can
 * name a member; each consent is a member of its own, so two that come at once do not meet.
 */
public final class MongoProposals implements Proposals {

  private final MongoCollection<Document> proposals;
  private final JsonMapper json;

  public MongoProposals(MongoDatabase database, JsonMapper json) {
    this.proposals = database.getCollection("proposals");
    this.json = json;
  }

  @Override
  public @Nullable Proposal find(String type, String digest) {
    Document document = proposals.find(eq("_id", idOf(type, digest))).first();
    return document == null ? null : proposalOf(document);
  }

  @Override
  public void keep(Proposal proposal) {
    try {
      proposals.insertOne(
          new Document("_id", idOf(proposal.type(), proposal.digest()))
              .append("type", proposal.type())
              .append("digest", proposal.digest())
              .append("content", json.writeValueAsString(proposal.content()))
              .append("proposedBy", proposal.proposedBy())
              .append("proposedAt", Date.from(proposal.proposedAt()))
              .append("consents", new Document(new HashMap<>(proposal.consents()))));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
  }

  @Override
  public boolean consent(String type, String digest, String client, int version) {
    return proposals
            .updateOne(eq("_id", idOf(type, digest)), set("consents." + client, version))
            .getMatchedCount()
        == 1;
  }

  private Proposal proposalOf(Document document) {
    Map<String, Integer> consents = new HashMap<>();
    Document kept = document.get("consents", Document.class);
    kept.forEach((client, _) -> consents.put(client, kept.getInteger(client)));
    return new Proposal(
        text(document, "type"),
        text(document, "digest"),
        json.readTree(text(document, "content")),
        text(document, "proposedBy"),
        document.getDate("proposedAt").toInstant(),
        consents);
  }

  private static String text(Document document, String field) {
    return Objects.requireNonNull(document.getString(field), field);
  }

  private static String idOf(String type, String digest) {
    return type + "@" + digest;
  }
}
