package lianban.exchange.approval;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Cases in a map. */
public final class InMemoryApprovalCases implements ApprovalCases {

  private final ConcurrentMap<String, ApprovalCase> byId = new ConcurrentHashMap<>();

  @Override
  public @Nullable ApprovalCase find(String caseId) {
    return byId.get(caseId);
  }

  @Override
  public boolean insert(ApprovalCase state) {
    return byId.putIfAbsent(state.caseId(), state) == null;
  }

  @Override
  public boolean replace(ApprovalCase state) {
    ApprovalCase before = byId.get(state.caseId());
    return before != null
        && before.version() == state.version() - 1
        && byId.replace(state.caseId(), before, state);
  }
}
