package lianban.launcher.demo.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lianban.launcher.demo.run.FinishedCase;
import lianban.launcher.demo.run.RunResult;
import lianban.launcher.demo.run.StepSpan;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run's result for machines; keys are only ever added. */
public final class JsonReport {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private JsonReport() {}

  /** The figures as one object on one line. */
  public static String of(RunResult result) {
    Figures f = Figures.of(result);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("cases", f.cases());
    report.put("certificates", f.certificates());
    report.put("refused", f.refused());
    report.put("refusedByHousing", f.refusedByHousing());
    report.put("refusedByRegistration", f.refusedByRegistration());
    report.put("refusedByBoth", f.refusedByBoth());
    report.put("supplements", f.supplements());
    report.put("deedTaxAssessed", f.deedTaxAssessed());
    report.put("billed", f.billed());
    report.put("casesPerSecond", f.casesPerSecond());
    report.put("caseTimeMillis", spread(f.caseTimeMillis()));
    report.put("platformShareMillis", spread(f.platformShareMillis()));
    report.put("elapsedMillisTotal", f.elapsedMillisTotal());
    report.put("sequentialMillisTotal", f.sequentialMillisTotal());
    report.put("certificatesVerified", f.certificatesVerified());
    report.put("followers", result.followers());
    report.put("seconds", f.seconds());
    report.put("batch", result.batch());
    report.put("seed", result.seed());
    return JSON.writeValueAsString(report);
  }

  /** Every case as one object on a line of its own, in the order of the rows. */
  public static List<String> cases(RunResult result) {
    return result.cases().stream().map(c -> JSON.writeValueAsString(line(c))).toList();
  }

  private static Map<String, Object> line(FinishedCase c) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("row", c.row());
    line.put("caseId", c.caseId());
    line.put("result", c.issued() ? "ISSUED" : "REFUSED");
    line.put("refusedBy", c.refusedBy().stream().sorted().toList());
    line.put("supplemented", c.supplemented());
    line.put("certificate", c.certificate());
    line.put("deedTaxAssessed", c.assessed());
    line.put("billed", c.billed());
    line.put("elapsedMillis", c.elapsedMillis());
    line.put("sequentialMillis", c.sequentialMillis());
    line.put("workMillis", c.workMillis());
    line.put(
        "steps",
        c.steps().stream()
            .collect(
                Collectors.toMap(
                    StepSpan::step, JsonReport::span, (first, _) -> first, LinkedHashMap::new)));
    return line;
  }

  private static Map<String, Object> span(StepSpan span) {
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("elapsedMillis", span.elapsedMillis());
    times.put("workMillis", span.workMillis());
    return times;
  }

  private static Map<String, Object> spread(Spread spread) {
    Map<String, Object> percentiles = new LinkedHashMap<>();
    percentiles.put("p50", spread.p50());
    percentiles.put("p95", spread.p95());
    percentiles.put("p99", spread.p99());
    return percentiles;
  }
}
