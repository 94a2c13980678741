package lianban.exchange.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cases in a map, which let something happen before or after a replacement. */
final class WatchedCases implements ApprovalCases {

  final ApprovalCases store = new InMemoryApprovalCases();
  final List<Long> versionsWritten = new ArrayList<>();
  private volatile Consumer<ApprovalCase> before = WatchedCases::nothing;
  private volatile Consumer<ApprovalCase> after = WatchedCases::nothing;

  private static void nothing(ApprovalCase state) {}

  /** What happens before each replacement from now on; what it throws comes instead of it. */
  void beforeWrites(Consumer<ApprovalCase> happens) {
    before = happens;
  }

  /** What happens before the next replacement alone, in place of what happens before each. */
  void beforeNextWrite(Consumer<ApprovalCase> happens) {
    Consumer<ApprovalCase> usual = before;
    before =
        state -> {
          before = usual;
          happens.accept(state);
        };
  }

  /** Whether the acknowledgement of a replacement gets lost on its way. */
  void loseAcknowledgements(boolean isLost) {
    after =
        isLost
            ? state -> {
              throw new IllegalStateException("the store died");
            }
            : WatchedCases::nothing;
  }

  @Override
  public @Nullable ApprovalCase find(String caseId) {
    return store.find(caseId);
  }

  @Override
  public boolean insert(ApprovalCase state) {
    return store.insert(state);
  }

  @Override
  public boolean replace(ApprovalCase state) {
    before.accept(state);
    versionsWritten.add(state.version());
    boolean isReplaced = store.replace(state);
    after.accept(state);
    return isReplaced;
  }
}
