package lianban.exchange.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case keeps beside its steps.
 *
 * @param notice findings that are being gathered and that the applicant was not told of yet
 * @param told steps whose findings the applicant was told of and has not answered yet
 * @param issued every certificate that was issued, in order, those withdrawn among them
 * @param compensations what was done to undo what had an effect already, in order
 * @param corrections mistakes that officers reported, in order
 */
public record Annex(
    @Nullable Notice notice,
    List<String> told,
    List<IssuedCertificate> issued,
    List<Compensation> compensations,
    List<Correction> corrections) {

  /** The annex of a case to which nothing of this kind happened. */
  public static final Annex NONE = new Annex(null, List.of(), List.of(), List.of(), List.of());

  public Annex {
    told = List.copyOf(told);
    issued = List.copyOf(issued);
    compensations = List.copyOf(compensations);
    corrections = List.copyOf(corrections);
  }

  /**
   * One notice (一次告知): what departments find missing is gathered and told at once.
   *
   * @param since the first finding
   * @param tellBy when it is told at the latest; null to wait for every department
   */
  public record Notice(Instant since, @Nullable Instant tellBy) {}

  /** What is undone. */
  public enum Kind {
    /** A certificate that a branch had issued does not hold any more. */
    CERTIFICATE_WITHDRAWN,
    /** The applicant has paid and gets it back. */
    PAYMENT_RETURN_DUE
  }

  /**
   * Undoing of what had an effect.
   *
   * @param subject identifier of the certificate, reference of the payment
   * @param amount in yuan, null where no money is concerned
   */
  public record Compensation(
      Kind kind, @Nullable String step, String subject, @Nullable BigDecimal amount, Instant at) {}

  /**
   * An officer's mistake. The step is decided anew once a second officer confirms it.
   *
   * @param id within the case
   * @param officer who reported it
   * @param confirmedBy another officer of the same department, null so far
   */
  public record Correction(
      String id,
      String step,
      String officer,
      String reason,
      Instant reportedAt,
      @Nullable String confirmedBy,
      @Nullable Instant confirmedAt) {}

  Annex with(@Nullable Notice gathering) {
    return new Annex(gathering, told, issued, compensations, corrections);
  }

  Annex told(List<String> steps) {
    List<String> all = new ArrayList<>(told);
    steps.stream().filter(step -> !all.contains(step)).forEach(all::add);
    return new Annex(null, all, issued, compensations, corrections);
  }

  /** The step asks for nothing any more. */
  Annex answered(String step) {
    List<String> rest = told.stream().filter(other -> !other.equals(step)).toList();
    return new Annex(notice, rest, issued, compensations, corrections);
  }

  Annex and(IssuedCertificate certificate) {
    List<IssuedCertificate> all = new ArrayList<>(issued);
    all.add(certificate);
    return new Annex(notice, told, all, compensations, corrections);
  }

  Annex and(Compensation compensation) {
    List<Compensation> all = new ArrayList<>(compensations);
    all.add(compensation);
    return new Annex(notice, told, issued, all, corrections);
  }

  Annex and(Correction correction) {
    List<Correction> all = new ArrayList<>(corrections);
    all.add(correction);
    return new Annex(notice, told, issued, compensations, all);
  }

  Annex confirmed(String id, String officer, Instant at) {
    List<Correction> all =
        corrections.stream()
            .map(
                c ->
                    c.id().equals(id)
                        ? new Correction(
                            c.id(), c.step(), c.officer(), c.reason(), c.reportedAt(), officer, at)
                        : c)
            .toList();
    return new Annex(notice, told, issued, compensations, all);
  }

  /** Certificates that were issued and still hold. */
  List<IssuedCertificate> standing() {
    return issued.stream().filter(certificate -> !isWithdrawn(certificate.identifier())).toList();
  }

  private boolean isWithdrawn(String identifier) {
    return compensations.stream()
        .anyMatch(c -> c.kind() == Kind.CERTIFICATE_WITHDRAWN && c.subject().equals(identifier));
  }
}
