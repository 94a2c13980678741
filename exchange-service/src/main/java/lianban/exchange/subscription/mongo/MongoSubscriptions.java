package lianban.exchange.subscription.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import java.util.List;
import java.util.Map;
import lianban.exchange.mongo.JsonDocuments;
import lianban.exchange.mongo.RevisedDocuments;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.Subscriptions;
import org.bson.Document;

/** A few hundred documents, so lists are looked through. */
public final class MongoSubscriptions extends RevisedDocuments<Subscription>
    implements Subscriptions {

  private static final int ALL = 100_000;
  private static final String CLIENT = "client";
  private static final String TYPE = "type";
  private static final String CHANNEL = "channel";
  private static final Form<Subscription> FORM =
      new Form<>(
          Subscription.class,
          Subscription::id,
          Subscription::version,
          s -> Map.of(CLIENT, s.client(), TYPE, s.type(), CHANNEL, s.channel().name()));

  public MongoSubscriptions(MongoCollection<Document> collection, JsonDocuments documents) {
    super(collection, documents, FORM);
  }

  @Override
  public List<Subscription> ofClient(String client) {
    return where(eq(CLIENT, client), ALL);
  }

  @Override
  public List<Subscription> ofChannel(Subscription.Channel channel) {
    return where(eq(CHANNEL, channel.name()), ALL);
  }

  @Override
  public List<Subscription> ofType(String type) {
    return where(eq(TYPE, type), ALL);
  }
}
