package lianban.exchange.proof;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import lianban.exchange.delivery.DisclosureService;
import lianban.exchange.event.CanonicalEvent;
import lianban.exchange.proof.key.SigningKeys;
import lianban.exchange.publication.PublishedEvent;
import lianban.exchange.publication.PublishedEvents;
import lianban.kernel.problem.ProblemType;
import lianban.proof.Bundle;
import lianban.proof.CanonicalJson;
import lianban.proof.DetachedJws;
import lianban.proof.MerkleTree;
import lianban.proof.Place;
import lianban.proof.Seal;
import lianban.proof.Sha256;
import lianban.proof.SignedEvent;
import lianban.proof.VerificationKey;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Hands out proofs to those who published an event or may receive it. */
public final class ProofService {

  /** How many seals a proof or a page has at most. */
  public static final int MOST_SEALS = 1_000;

  private final EventTypes types;
  private final Grants grants;
  private final DisclosureService disclosure;
  private final EventLog topics;
  private final PublishedEvents published;
  private final Seals seals;
  private final SealIndex index;
  private final SealKeys keys;
  private final SigningKeys signingKeys;
  private final JsonFormat format = new JsonFormat();

  public ProofService(
      EventTypes types,
      Grants grants,
      DisclosureService disclosure,
      EventLog topics,
      PublishedEvents published,
      Seals seals,
      SealIndex index,
      SealKeys keys,
      SigningKeys signingKeys) {
    this.types = types;
    this.grants = grants;
    this.disclosure = disclosure;
    this.topics = topics;
    this.published = published;
    this.seals = seals;
    this.index = index;
    this.keys = keys;
    this.signingKeys = signingKeys;
  }

  /** What the caller may see of an event. */
  private record View(@Nullable CloudEvent event, @Nullable String withheld) {}

  /** The keys that seals were ever signed with. */
  public List<VerificationKey> keys() {
    return keys.all();
  }

  /** The next seals. */
  public List<Seal> seals(long after, int limit) {
    return seals.after(after, limit);
  }

  /**
   * A seal.
   *
   * @throws ProblemException if there is none of that number
   */
  public Seal seal(long number) {
    return seals.after(number - 1, 1).stream()
        .findFirst()
        .orElseThrow(() -> notFound("There is no seal " + number + "."));
  }

  /**
   * The proof of an event that was published over REST.
   *
   * @param until number of the last seal of the chain; null for none after the event's own
   * @throws ProblemException if there is none that the caller may have; whether there is such an
   *     event nobody else learns
   */
  public Bundle bundle(Caller caller, String source, String id, @Nullable Long until) {
    PublishedEvent event = published.find(source, id);
    PublishedEvent.Acceptance accepted = event == null ? null : event.acceptance();
    Bundle bundle =
        event == null || accepted == null
            ? null
            : visible(
                caller,
                new Place(event.type(), accepted.partition(), accepted.offset()),
                source,
                id,
                until);
    if (bundle == null) {
      throw notFound(
          "No event that you may see was published with this source and id; what came by Kafka is"
              + " asked for by its place.");
    }
    return bundle;
  }

  /**
   * The proof of what stands at a place.
   *
   * @param source that the event must have; null for any, the id likewise
   * @param until number of the last seal of the chain; null for none after the event's own
   * @throws ProblemException if the caller may not have it, or there is none
   */
  public Bundle bundle(
      Caller caller,
      Place place,
      @Nullable String source,
      @Nullable String id,
      @Nullable Long until) {
    Bundle bundle = visible(caller, place, source, id, until);
    if (bundle == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "You neither published this event nor may you receive it.");
    }
    return bundle;
  }

  /** The proof, null if the caller may not have it. */
  private @Nullable Bundle visible(
      Caller caller,
      Place place,
      @Nullable String source,
      @Nullable String id,
      @Nullable Long until) {
    CloudEvent event = event(place);
    View view = view(caller, place, event);
    if (view == null) {
      return null;
    }
    if (event != null && source != null && !isNamed(event, source, id)) {
      throw notFound("No event of this type has this source and id.");
    }
    Seal seal = sealOf(place);
    int leaf = Math.toIntExact(seal.indexOf(place.type(), place.partition(), place.offset()));
    MerkleTree tree = tree(seal);
    if (event != null && !Arrays.equals(tree.leaf(leaf), Leaves.of(event))) {
      throw new IllegalStateException("what stands at " + place + " is not what was sealed");
    }
    return new Bundle(
        view.event == null ? null : json(view.event),
        view.withheld,
        place,
        Sha256.hex(tree.leaf(leaf)),
        leaf,
        tree.proof(leaf).path().stream().map(Sha256::hex).toList(),
        seal,
        chain(seal, until),
        keys.all(),
        departmentKeys(view.event));
  }

  private static boolean isNamed(CloudEvent event, String source, @Nullable String id) {
    return event.getSource().toString().equals(source) && event.getId().equals(id);
  }

  private @Nullable CloudEvent event(Place place) {
    var partition = new Partition(place.type(), place.partition());
    if (types.find(place.type()) == null
        || place.offset() >= topics.ends(List.of(place.type())).getOrDefault(partition, 0L)
        || place.offset() < topics.beginnings(List.of(partition)).getOrDefault(partition, 0L)) {
      return null;
    }
    var found = new AtomicReference<@Nullable CloudEvent>();
    topics.read(
        Map.of(partition, place.offset()),
        Map.of(partition, place.offset() + 1),
        1,
        logged -> {
          if (logged.place().equals(place)) {
            found.set(logged.event());
          }
        });
    return found.get();
  }

  private @Nullable View view(Caller caller, Place place, @Nullable CloudEvent event) {
    Grant grant = grants.current(caller.clientId(), caller.department(), place.type());
    if (event == null) {
      return viewOfGone(caller, place, grant);
    }
    if (owner(caller).equals(event.getExtension("department"))) {
      return new View(event, null);
    }
    CloudEvent seen = grant == null ? null : disclosure.disclosed(grant, caller.clientId(), event);
    if (seen == null) {
      return null;
    }
    return Arrays.equals(CanonicalEvent.bytes(seen), CanonicalEvent.bytes(event))
        ? new View(event, null)
        : new View(null, "Your grant covers a part of the event, and a part cannot be checked.");
  }

  /** Of an event that left its topic nothing is told but a hash. */
  private @Nullable View viewOfGone(Caller caller, Place place, @Nullable Grant grant) {
    EventType type = types.find(place.type());
    if (grant == null && (type == null || !type.mayPublish(caller))) {
      return null;
    }
    return new View(null, "The event is no longer on its topic.");
  }

  /** By what the exchange stamps events with. */
  private static String owner(Caller caller) {
    String department = caller.department();
    return department == null ? caller.clientId() : department;
  }

  /** Also while the index is behind, for which a look at the last seals makes up. */
  private Seal sealOf(Place place) {
    Long number = index.find(place);
    if (number != null) {
      return seal(number);
    }
    return seals.after(index.progress().number(), MOST_SEALS).stream()
        .filter(seal -> seal.indexOf(place.type(), place.partition(), place.offset()) >= 0)
        .findFirst()
        .orElseThrow(
            () -> notFound("No event there is sealed; one that is new is within a few seconds."));
  }

  /** A proof that does not hold is never handed out. */
  private MerkleTree tree(Seal seal) {
    byte[] leaves = seals.leaves(seal);
    if (leaves == null) {
      throw new IllegalStateException("leaves of seal " + seal.number() + " are missing");
    }
    var tree = new MerkleTree(leaves);
    if (!Sha256.hex(tree.root()).equals(seal.root())) {
      throw new IllegalStateException("leaves of seal " + seal.number() + " were altered");
    }
    return tree;
  }

  private List<Seal> chain(Seal seal, @Nullable Long until) {
    if (until == null || until <= seal.number()) {
      return List.of();
    }
    return seals.after(seal.number(), (int) Math.min(MOST_SEALS, until - seal.number()));
  }

  private JsonNode json(CloudEvent event) {
    return CanonicalJson.read(Objects.requireNonNull(format.serialize(event)));
  }

  private List<VerificationKey> departmentKeys(@Nullable CloudEvent event) {
    if (event == null
        || !(event.getExtension(SignedEvent.SIGNATURE) instanceof String signature)
        || !(event.getExtension("department") instanceof String department)) {
      return List.of();
    }
    try {
      var key = signingKeys.find(department, DetachedJws.read(signature).keyId());
      return key == null ? List.of() : List.of(key.key());
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static ProblemException notFound(String detail) {
    return new ProblemException(ProblemType.NOT_FOUND, detail);
  }
}
