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
import org.jspecify.annotations.Nullable;

/** A few hundred documents, so lists are looked through. */
public final class MongoSubscriptions implements Subscriptions {

  private static final int ALL = 100_000;

  private final RevisedDocuments<Subscription> stored;

  public MongoSubscriptions(MongoCollection<Document> collection, JsonDocuments documents) {
    this.stored =
        new RevisedDocuments<>(
            collection,
            documents,
            new RevisedDocuments.Form<>(
                Subscription.class,
                Subscription::id,
                Subscription::version,
                s ->
                    Map.of("client", s.client(), "type", s.type(), "channel", s.channel().name())));
  }

  @Override
  public @Nullable Subscription find(String id) {
    return stored.find(id);
  }

  @Override
  public boolean insert(Subscription subscription) {
    return stored.insert(subscription);
  }

  @Override
  public boolean replace(Subscription subscription) {
    return stored.replace(subscription);
  }

  @Override
  public void delete(String id) {
    stored.delete(id);
  }

  @Override
  public List<Subscription> ofClient(String client) {
    return stored.where(eq("client", client), ALL);
  }

  @Override
  public List<Subscription> ofChannel(Subscription.Channel channel) {
    return stored.where(eq("channel", channel.name()), ALL);
  }

  @Override
  public List<Subscription> ofType(String type) {
    return stored.where(eq("type", type), ALL);
  }
}
