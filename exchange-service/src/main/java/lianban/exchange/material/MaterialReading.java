package lianban.exchange.material;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.Matter;
import lianban.exchange.certificate.Certificate;
import lianban.exchange.certificate.Certificates;
import lianban.exchange.query.DataRead;
import lianban.exchange.query.DataReads;
import lianban.kernel.problem.ProblemType;
import lianban.kernel.trace.Traceparent;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;

/**
 * Gives materials of a case to those who may see them. That one was read is an event, and the
 * broker has it before the reader has the content.
 */
public final class MaterialReading {

  /** A department examines the materials of an application (行政许可法 article 34). */
  private static final String LAW = "行政许可法 第三十四条";

  private final MaterialContents contents;
  private final MaterialStore store;
  private final Screening screening;
  private final Certificates certificates;
  private final DataReads reads;
  private final InstantSource clock;
  private final Supplier<String> ids;

  MaterialReading(
      MaterialContents contents,
      MaterialStore store,
      Screening screening,
      Certificates certificates,
      DataReads reads,
      InstantSource clock,
      Supplier<String> ids) {
    this.contents = contents;
    this.store = store;
    this.screening = screening;
    this.certificates = certificates;
    this.reads = reads;
    this.clock = clock;
    this.ids = ids;
  }

  /** What a reader gets. */
  public sealed interface Opened {

    /**
     * @param parts to be read in their order
     */
    record Uploaded(CaseMaterial material, List<String> parts) implements Opened {}

    record Shared(CaseMaterial material, Certificate certificate) implements Opened {}
  }

  /** A material and its place among those of the case, from 1. */
  public record Numbered(int number, CaseMaterial material) {}

  /**
   * The materials that the caller may see.
   *
   * @param isParty whether the caller filed the case, serves it, or is its applicant
   */
  public List<Numbered> visible(Caller caller, boolean isParty, ApprovalCase state, Matter matter) {
    List<CaseMaterial> all = state.materials();
    return IntStream.range(0, all.size())
        .mapToObj(i -> new Numbered(i + 1, all.get(i)))
        .filter(
            one ->
                MaterialAccessPolicy.maySee(
                    caller.department(), isParty, state, matter, one.material))
        .toList();
  }

  /**
   * Opens a material for reading, and says so.
   *
   * @param number its place, from 1
   * @throws ProblemException if the caller may not see one of that number; nothing is read then
   */
  public Opened open(
      Caller caller,
      boolean isParty,
      ApprovalCase state,
      Matter matter,
      int number,
      Traceparent trace) {
    CaseMaterial material =
        visible(caller, isParty, state, matter).stream()
            .filter(one -> one.number == number)
            .map(Numbered::material)
            .findFirst()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemType.NOT_FOUND,
                        "The case has no material " + number + " that you may see."));
    Opened opened = opened(material);
    record(caller, state, matter, material, trace);
    return opened;
  }

  private Opened opened(CaseMaterial material) {
    String hash = material.sha256();
    if (hash == null) {
      String identifier = Objects.requireNonNull(material.certificate(), "it is one or the other");
      return new Opened.Shared(
          material,
          Objects.requireNonNull(certificates.find(identifier), "certificates are never removed"));
    }
    MaterialContent content =
        Objects.requireNonNull(contents.find(hash), "a case keeps its contents");
    return new Opened.Uploaded(material, screening.screened(content).parts());
  }

  /** One part of a content that was opened. */
  public byte[] part(String name) {
    return Objects.requireNonNull(store.read(name), "a part of a content is there");
  }

  private void record(
      Caller caller, ApprovalCase state, Matter matter, CaseMaterial material, Traceparent trace) {
    String department = caller.department();
    String step =
        department == null
            ? null
            : MaterialAccessPolicy.stepOf(department, state, matter, material);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String certificate = material.certificate();
    reads.record(
        ids.get(),
        new DataRead(
            state.holder(),
            department == null ? caller.clientId() : department,
            caller.clientId(),
            certificate == null ? List.of() : List.of(certificate),
            List.of(material.material()),
            step == null ? "查看本人或本窗口办件材料" : "办理环节 " + step,
            LAW,
            state.caseId(),
            now),
        trace.toString());
  }
}
