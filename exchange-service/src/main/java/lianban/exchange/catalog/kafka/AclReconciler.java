package lianban.exchange.catalog.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lianban.exchange.catalog.BrokerRight;
import lianban.exchange.catalog.BrokerRightsPolicy;
import lianban.exchange.catalog.EventType;
import lianban.exchange.catalog.EventTypes;
import lianban.exchange.catalog.Grants;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Keeps the broker's access lists as the grants have them. A second after a change at the latest it
 * makes the difference good, and every minute it looks at all of them, since another instance or a
 * person may have changed some. Several instances may do so at once: adding what is there and
 * taking away what is gone does nothing.
 */
public final class AclReconciler {

  private static final Logger log = LoggerFactory.getLogger(AclReconciler.class);
  private static final Duration FULL = Duration.ofMinutes(1);
  private static final int SECONDS = 20;

  private final EventTypes types;
  private final Grants grants;
  private final KafkaAdmin admin;
  private final InstantSource clock;
  private @Nullable Set<BrokerRight> kept;
  private Instant due = Instant.MIN;
  private boolean isTold;

  public AclReconciler(EventTypes types, Grants grants, KafkaAdmin admin, InstantSource clock) {
    this.types = types;
    this.grants = grants;
    this.admin = admin;
    this.clock = clock;
  }

  /** Every second; without the catalogue the lists stay as they are. */
  @Scheduled(fixedDelay = 1_000)
  void reconcile() {
    List<EventType> known;
    Set<BrokerRight> wanted;
    try {
      known = types.all();
      wanted = BrokerRightsPolicy.wanted(known, grants.all());
    } catch (RuntimeException e) {
      log.debug("the broker's lists wait for the catalogue", e);
      return;
    }
    if (!wanted.equals(kept) || !clock.instant().isBefore(due)) {
      reconcile(known, wanted);
    }
  }

  private void reconcile(List<EventType> known, Set<BrokerRight> wanted) {
    try (Admin connection = Admin.create(admin.getConfigurationProperties())) {
      bring(connection, known, wanted);
      settle(wanted);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SecurityDisabledException) {
        tellOfOpenBroker();
        settle(wanted);
      } else {
        log.warn("the broker's lists are not as they should be: {}", String.valueOf(e.getCause()));
      }
    } catch (TimeoutException | RuntimeException e) {
      log.warn("the broker's lists are not as they should be: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(Set<BrokerRight> wanted) {
    kept = wanted;
    due = clock.instant().plus(FULL);
  }

  private void tellOfOpenBroker() {
    if (!isTold) {
      log.warn("the broker has no authorizer: it keeps no lists, and whoever reaches it reads all");
      isTold = true;
    }
  }

  /** What was withdrawn goes first: that nobody reads it must not wait for anything. */
  private static void bring(Admin connection, List<EventType> known, Set<BrokerRight> wanted)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<AclBinding, BrokerRight> present =
        Acls.rights(
            connection.describeAcls(AclBindingFilter.ANY).values().get(SECONDS, TimeUnit.SECONDS));
    List<AclBindingFilter> withdrawn = withdrawn(present, known, wanted);
    if (!withdrawn.isEmpty()) {
      connection.deleteAcls(withdrawn).all().get(SECONDS, TimeUnit.SECONDS);
    }
    Set<BrokerRight> missing = new HashSet<>(wanted);
    missing.removeAll(present.values());
    // Whoever may read a request already may answer it.
    for (Collection<AclBinding> some : Acls.writesFirst(missing)) {
      connection.createAcls(some).all().get(SECONDS, TimeUnit.SECONDS);
    }
    if (!missing.isEmpty() || !withdrawn.isEmpty()) {
      log.info("broker's lists: {} rights added, {} withdrawn", missing.size(), withdrawn.size());
    }
  }

  private static List<AclBindingFilter> withdrawn(
      Map<AclBinding, BrokerRight> present, List<EventType> known, Set<BrokerRight> wanted) {
    Set<BrokerRight> surplus = BrokerRightsPolicy.surplus(present.values(), wanted, known);
    List<AclBindingFilter> filters = new ArrayList<>();
    present.forEach(
        (binding, right) -> {
          if (surplus.contains(right)) {
            filters.add(binding.toFilter());
          }
        });
    return filters;
  }
}
