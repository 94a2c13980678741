package lianban.exchange.approval.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.Matter.Kind;
import lianban.exchange.approval.Matter.RefusalRule;
import lianban.exchange.approval.Matter.Voice;
import org.jspecify.annotations.Nullable;

/** Matters as the catalogue would let through, each of its own shape. */
final class RandomMatters {

  private static final Matter.CertificateType RIGHT =
      new Matter.CertificateType(
          "real-estate-right", "11440300MB2C00004K001", "11440300MB2C00004K", "{}");

  /** What conditions ask for; of some the data are missing, so that they cannot be decided. */
  private static final List<String> CONDITIONS =
      List.of(
          "form.minor",
          "!form.minor",
          "double(form.price) > 500000.0",
          "has(form.loan) && form.loan.bank == 'x'",
          "form.loan.bank == 'x'",
          "form.owners.exists(o, o.age < 18)");

  private final Random random;
  private final List<Matter.Step> steps = new ArrayList<>();

  private RandomMatters(Random random) {
    this.random = random;
  }

  static Matter next(Random random) {
    return new RandomMatters(random).matter();
  }

  /**
   * Up to seven approvals in a random graph, then mostly the bill, then one or two certificates.
   */
  private Matter matter() {
    int approvals = 1 + random.nextInt(7);
    for (int i = 0; i < approvals; i++) {
      steps.add(approval("s" + i));
    }
    List<Matter.Quorum> quorums = quorums();
    List<String> ids = steps.stream().map(Matter.Step::id).toList();
    boolean isPaid = random.nextInt(4) != 0;
    if (random.nextInt(4) == 0) {
      steps.add(step("early", "registration", Kind.ISSUE, some(ids), null, Voice.VETO));
    }
    if (isPaid) {
      steps.add(step("pay", ApprovalCase.PLATFORM, Kind.PAYMENT, ids, condition(8), Voice.VETO));
    }
    List<String> last = isPaid ? List.of("pay") : ids;
    steps.add(step("issue", "registration", Kind.ISSUE, last, null, Voice.VETO));
    RefusalRule rule =
        random.nextBoolean() ? RefusalRule.LET_ALL_FINISH : RefusalRule.STOP_THE_REST;
    Integer minutes = random.nextBoolean() ? (Integer) (1 + random.nextInt(60)) : null;
    var fee = new Matter.Fee("fee", "费", new BigDecimal("80.00"));
    return new Matter("m", 1, "m", rule, "{}", steps, List.of(fee), quorums, minutes);
  }

  private Matter.Step approval(String id) {
    List<String> before = steps.stream().map(Matter.Step::id).toList();
    Voice voice = random.nextInt(6) == 0 ? Voice.ADVISORY : Voice.VETO;
    return step(id, "d-" + id, Kind.APPROVAL, some(before), condition(4), voice);
  }

  private List<String> some(List<String> ids) {
    return ids.stream().filter(_ -> random.nextInt(3) == 0).toList();
  }

  private @Nullable String condition(int oneIn) {
    return random.nextInt(oneIn) == 0 ? CONDITIONS.get(random.nextInt(CONDITIONS.size())) : null;
  }

  /** Members of a quorum do not wait for each other: the later ones get the first one's place. */
  private List<Matter.Quorum> quorums() {
    int size = 2 + random.nextInt(3);
    if (steps.size() < size || random.nextBoolean()) {
      return List.of();
    }
    List<String> members = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Matter.Step step = steps.get(i);
      members.add(step.id());
      steps.set(i, step(step.id(), step.department(), Kind.APPROVAL, List.of(), null, Voice.VETO));
    }
    return List.of(new Matter.Quorum("q", 1 + random.nextInt(size), members));
  }

  private static Matter.Step step(
      String id,
      String department,
      Kind kind,
      List<String> after,
      @Nullable String condition,
      Voice voice) {
    return new Matter.Step(
        id,
        department,
        kind,
        after,
        List.of("price"),
        kind == Kind.ISSUE ? RIGHT : null,
        List.of(),
        condition,
        voice);
  }
}
