package lianban.exchange.catalog;

import static lianban.kernel.event.EventTypes.answeringDepartment;
import static lianban.kernel.event.EventTypes.deadLetterTopic;
import static lianban.kernel.event.EventTypes.isRedelivery;
import static lianban.kernel.event.EventTypes.isStepAnswered;
import static lianban.kernel.event.EventTypes.redelivered;
import static lianban.kernel.event.EventTypes.redelivery;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianban.exchange.catalog.BrokerRight.Action;
import lianban.exchange.catalog.BrokerRight.Target;

/**
 * Who may do what at the broker itself, past the exchange. A topic is read whole or not at all, so
 * only a grant of all fields and all rows opens it. Nothing but a department's own answers is
 * written there by others: every other event is published through the exchange, which checks it.
 */
public final class BrokerRightsPolicy {

  /** The exchange itself stands above the lists, which it makes. */
  private static final String EXCHANGE = "exchange-service";

  /** A plain name; * would be everybody, and with a dot one name could begin another's groups. */
  private static final Pattern USER = Pattern.compile("[a-z][a-z0-9-]*");

  private static final Pattern TOPIC = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

  private BrokerRightsPolicy() {}

  /** Every right that types and grants give. */
  public static Set<BrokerRight> wanted(List<EventType> types, List<Grant> grants) {
    Stream<BrokerRight> answering = types.stream().flatMap(BrokerRightsPolicy::answering);
    return Stream.concat(answering, reading(grants).stream())
        .filter(right -> isReader(right.user()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What grants give to those who read at the broker. */
  public static Set<BrokerRight> reading(List<Grant> grants) {
    return grants.stream()
        .filter(BrokerRightsPolicy::isWhole)
        .flatMap(BrokerRightsPolicy::reading)
        .filter(right -> isReader(right.user()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Everybody who reads something at the broker, and takes back dead letters there. */
  public static Set<String> readers(List<Grant> grants) {
    return reading(grants).stream().map(BrokerRight::user).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether there may be a user of that name who reads at the broker by grants. */
  public static boolean isReader(String user) {
    return USER.matcher(user).matches() && !user.equals(EXCHANGE);
  }

  /**
   * Rights that are there and shall not be: on the topics of the catalogue's types, and on those by
   * which dead letters come back. What others keep on the same cluster is theirs, and a consumer
   * group opens nothing by itself.
   */
  public static Set<BrokerRight> surplus(
      Collection<BrokerRight> present, Set<BrokerRight> wanted, List<EventType> types) {
    Set<String> topics = new HashSet<>();
    for (EventType type : types) {
      topics.add(type.type());
      topics.add(deadLetterTopic(type.type()));
    }
    return present.stream()
        .filter(right -> right.target() == Target.TOPIC)
        .filter(right -> topics.contains(right.name()) || isRedelivery(right.name()))
        .filter(right -> !wanted.contains(right))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<BrokerRight> answering(EventType type) {
    if (!isStepAnswered(type.type()) || !TOPIC.matcher(type.type()).matches()) {
      return Stream.empty();
    }
    String department = answeringDepartment(type.type());
    return type.publishers().contains(department)
        ? Stream.of(new BrokerRight(department, Target.TOPIC, type.type(), Action.WRITE))
        : Stream.empty();
  }

  private static boolean isWhole(Grant grant) {
    return grant.rows() == Grant.Rows.ALL
        && grant.fields() == null
        && TOPIC.matcher(grant.type()).matches();
  }

  /**
   * To read, to keep how far one has come, to put aside what one cannot process, to take it back
   * and to tell what became of it.
   */
  private static Stream<BrokerRight> reading(Grant grant) {
    String user = grant.subscriber();
    return Stream.of(
        new BrokerRight(user, Target.TOPIC, grant.type(), Action.READ),
        new BrokerRight(user, Target.TOPIC, deadLetterTopic(grant.type()), Action.WRITE),
        new BrokerRight(user, Target.TOPIC, redelivery(user), Action.READ),
        new BrokerRight(user, Target.TOPIC, redelivered(user), Action.WRITE),
        new BrokerRight(user, Target.GROUP, user, Action.READ),
        new BrokerRight(user, Target.GROUPS, user + ".", Action.READ));
  }
}
