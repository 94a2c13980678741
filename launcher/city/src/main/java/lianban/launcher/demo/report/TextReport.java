package lianban.launcher.demo.report;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lianban.launcher.demo.run.FinishedCase;
import lianban.launcher.demo.run.RunResult;

/** A run's result for people. */
public final class TextReport {

  private TextReport() {}

  /** The closing summary. */
  public static String of(RunResult result) {
    Figures figures = Figures.of(result);
    Table table = new Table();
    counts(table, figures, result);
    table.gap();
    money(table, figures);
    table.gap();
    times(table, figures);
    return System.lineSeparator() + table + System.lineSeparator() + closing(result, figures);
  }

  private static void counts(Table table, Figures f, RunResult result) {
    table.add("Cases 办件", count(f.cases()));
    table.add("Certificates issued 发证", count(f.certificates()), verified(f));
    table.add("Refused 不予办理", count(f.refused()));
    table.add("  by housing 住建", count(f.refusedByHousing()), "price out of range 价格异常");
    table.add("  by registration 登记", count(f.refusedByRegistration()), "lease too short 年限不足");
    table.add("  by both 两部门", count(f.refusedByBoth()));
    table.add("Supplements 补正", count(f.supplements()), "identity card renewed 换证");
    for (Map.Entry<String, Long> follower : new TreeMap<>(result.followers()).entrySet()) {
      table.add("Transfers of " + utility(follower.getKey()), count(follower.getValue()));
    }
  }

  private static String verified(Figures f) {
    return f.certificatesVerified() == f.certificates()
        ? "all verified 全部核验"
        : count(f.certificatesVerified()) + " verified 核验";
  }

  private static String utility(String code) {
    return switch (code) {
      case "water" -> "water 水";
      case "electricity" -> "electricity 电";
      case "heating" -> "heating 暖";
      default -> code;
    };
  }

  private static void money(Table table, Figures f) {
    table.add("Deed tax assessed 契税核定", yuan(f.deedTaxAssessed()), "yuan 元, all cases");
    table.add("Billed and paid 一次缴费", yuan(f.billed()), "yuan 元, tax and registration fee");
  }

  private static void times(Table table, Figures f) {
    table.add("Cases a second 每秒办结", f.casesPerSecond().toPlainString());
    table.add("Case time 办理时长", spread(f.caseTimeMillis()), "p50 / p95 / p99");
    table.add(
        "Platform's share 平台耗时", spread(f.platformShareMillis()), "without departments' work");
    table.add("In sequence 串联", duration(f.sequentialMillisTotal()), "steps one after the other");
    table.add(
        "In parallel 并联",
        duration(f.elapsedMillisTotal()),
        f.savedPercent().toPlainString() + " % saved 节省");
    table.add("Took 用时", duration(f.seconds().movePointRight(3).longValue()));
  }

  private static String closing(RunResult result, Figures f) {
    String slowest = Figures.slowest(result).map(TextReport::slowest).orElse("");
    return "%s  Batch %s, seed %d%n%s%s"
        .formatted(
            slowest,
            result.batch(),
            result.seed(),
            invalid(result),
            late(result, f.certificates()));
  }

  private static String slowest(FinishedCase c) {
    return "  Slowest case: %s (row %d), %s against %s in sequence%n"
        .formatted(
            c.caseId(), c.row(), duration(c.elapsedMillis()), duration(c.sequentialMillis()));
  }

  private static String invalid(RunResult result) {
    return result.invalid().isEmpty()
        ? ""
        : "  %d certificates are not valid, the first is %s%n"
            .formatted(result.invalid().size(), result.invalid().getFirst());
  }

  private static String late(RunResult result, long certificates) {
    return result.followers().values().stream().allMatch(count -> count >= certificates)
        ? ""
        : "  Not every utility has followed yet; ./lianban logs utilities says why.%n".formatted();
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String yuan(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }

  private static String spread(Spread spread) {
    return "%s / %s / %s"
        .formatted(duration(spread.p50()), duration(spread.p95()), duration(spread.p99()));
  }

  private static String duration(long millis) {
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis < 60_000
        ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0)
        : "%d min %02d s".formatted(millis / 60_000, millis / 1000 % 60);
  }
}
