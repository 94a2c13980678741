package lianban.exchange.catalog.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lianban.exchange.catalog.BrokerRight;
import lianban.exchange.catalog.BrokerRight.Action;
import lianban.exchange.catalog.BrokerRight.Target;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** Rights in the broker's own terms and back. */
final class Acls {

  private static final String USER = "User:";
  private static final String ANY_HOST = "*";

  private Acls() {}

  /** The rights among what the broker has; what it has besides is nobody's business here. */
  static Map<AclBinding, BrokerRight> rights(Collection<AclBinding> bindings) {
    Map<AclBinding, BrokerRight> rights = new HashMap<>();
    for (AclBinding binding : bindings) {
      BrokerRight right = right(binding);
      if (right != null) {
        rights.put(binding, right);
      }
    }
    return rights;
  }

  /** In two parts, the rights to write first. */
  static List<List<AclBinding>> writesFirst(Collection<BrokerRight> rights) {
    var isWrite =
        rights.stream()
            .collect(
                Collectors.partitioningBy(
                    right -> right.action() == Action.WRITE,
                    Collectors.mapping(Acls::binding, Collectors.toList())));
    return Stream.of(true, false)
        .map(write -> isWrite.getOrDefault(write, List.of()))
        .filter(some -> !some.isEmpty())
        .toList();
  }

  private static AclBinding binding(BrokerRight right) {
    AclOperation operation =
        switch (right.action()) {
          case READ -> AclOperation.READ;
          case WRITE -> AclOperation.WRITE;
          case ANYTHING -> throw new IllegalArgumentException("nobody gets " + right);
        };
    ResourcePattern resource =
        switch (right.target()) {
          case TOPIC -> literal(ResourceType.TOPIC, right.name());
          case GROUP -> literal(ResourceType.GROUP, right.name());
          case GROUPS ->
              new ResourcePattern(ResourceType.GROUP, right.name(), PatternType.PREFIXED);
        };
    return new AclBinding(
        resource,
        new AccessControlEntry(USER + right.user(), ANY_HOST, operation, AclPermissionType.ALLOW));
  }

  private static ResourcePattern literal(ResourceType type, String name) {
    return new ResourcePattern(type, name, PatternType.LITERAL);
  }

  private static @Nullable BrokerRight right(AclBinding binding) {
    AccessControlEntry entry = binding.entry();
    Target target = target(binding.pattern());
    Action action = action(entry.operation());
    if (target == null || action == null || entry.permissionType() != AclPermissionType.ALLOW) {
      return null;
    }
    String principal = entry.principal();
    String user = principal.startsWith(USER) ? principal.substring(USER.length()) : principal;
    // Bound to a host it is another right than the one that grants give: never a wanted one.
    String host = entry.host().equals(ANY_HOST) ? "" : "@" + entry.host();
    return new BrokerRight(user + host, target, binding.pattern().name(), action);
  }

  private static @Nullable Target target(ResourcePattern resource) {
    boolean isLiteral = resource.patternType() == PatternType.LITERAL;
    return switch (resource.resourceType()) {
      case TOPIC -> isLiteral ? Target.TOPIC : null;
      case GROUP -> isLiteral ? Target.GROUP : Target.GROUPS;
      default -> null;
    };
  }

  private static @Nullable Action action(AclOperation operation) {
    return switch (operation) {
      case READ -> Action.READ;
      case WRITE -> Action.WRITE;
      case ALL -> Action.ANYTHING;
      default -> null;
    };
  }
}
