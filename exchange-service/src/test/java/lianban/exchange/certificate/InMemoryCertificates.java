package lianban.exchange.certificate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lianban.exchange.certificate.Certificate.Status;
import org.jspecify.annotations.Nullable;

/** Certificates in a map. */
public final class InMemoryCertificates implements Certificates {

  private final Map<String, Certificate> byIdentifier = new ConcurrentHashMap<>();

  @Override
  public @Nullable Certificate find(String identifier) {
    Certificate entered = byIdentifier.get(identifier);
    return entered == null ? null : shown(entered);
  }

  @Override
  public void enter(Certificate certificate) {
    byIdentifier.merge(
        certificate.identifier(),
        certificate,
        (known, entered) ->
            known.caseId() == null
                ? replaced(entered, known.status(), known.supersededBy())
                : known);
  }

  @Override
  public void supersede(String identifier, String by) {
    byIdentifier.compute(
        identifier,
        (id, known) -> replaced(known == null ? unknown(id) : known, Status.SUPERSEDED, by));
  }

  private record Acts(Status status, @Nullable String by, long revision) {}

  private final Map<String, Acts> acts = new ConcurrentHashMap<>();

  @Override
  public void mark(String identifier, Status status, @Nullable String by, long revision) {
    if (byIdentifier.containsKey(identifier)) {
      acts.merge(
          identifier,
          new Acts(status, by, revision),
          (known, told) -> told.revision() > known.revision() ? told : known);
    }
  }

  private Certificate shown(Certificate entered) {
    Acts told = acts.get(entered.identifier());
    if (told == null) {
      return entered;
    }
    boolean isReplaced = entered.status() == Status.SUPERSEDED && told.status() != Status.REVOKED;
    String by = entered.supersededBy() == null ? told.by() : entered.supersededBy();
    return replaced(entered, isReplaced ? entered.status() : told.status(), by);
  }

  private static Certificate unknown(String identifier) {
    return new Certificate(
        identifier, Status.VALID, null, null, null, null, null, null, Map.of(), null, null);
  }

  private static Certificate replaced(Certificate c, Status status, @Nullable String by) {
    return new Certificate(
        c.identifier(),
        status,
        c.type(),
        c.caseId(),
        c.issuer(),
        c.holder(),
        c.holderName(),
        c.issuedAt(),
        c.content(),
        c.supersedes(),
        by);
  }
}
