package lianban.exchange.payment.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import lianban.exchange.payment.NoticeSignature;
import lianban.exchange.payment.PaymentNotice;
import lianban.exchange.payment.PaymentNotices;
import lianban.exchange.payment.Reconciliation;
import lianban.exchange.payment.Reconciliation.Reconciled;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The payment provider's side. */
@RestController
@RequestMapping("/api/v1/payments")
public final class PaymentController {

  private static final int MOST = 1_000;

  private final NoticeSignature signature;
  private final PaymentNotices notices;
  private final Reconciliation reconciliation;
  private final JsonMapper json;

  PaymentController(
      NoticeSignature signature,
      PaymentNotices notices,
      Reconciliation reconciliation,
      JsonMapper json) {
    this.signature = signature;
    this.notices = notices;
    this.reconciliation = reconciliation;
    this.json = json;
  }

  /** That a bill was paid. */
  record NoticeRequest(
      @NotBlank @Size(max = 64) String billId,
      @NotNull BigDecimal amount,
      @NotBlank @Size(max = 128) String reference) {}

  /**
   * A page of a day's statement.
   *
   * @param next for the next page, null if this is the last
   */
  record Statement(LocalDate day, List<Reconciled> entries, @Nullable String next) {}

  /** What is signed is the body as it came, so it is read after that was checked. */
  @PostMapping("/notices")
  ResponseEntity<Void> notice(
      @RequestHeader(name = "webhook-id", defaultValue = "") String id,
      @RequestHeader(name = "webhook-timestamp", defaultValue = "") String timestamp,
      @RequestHeader(name = "webhook-signature", defaultValue = "") String signatures,
      @RequestBody byte[] body) {
    if (!signature.isValid(id, timestamp, signatures, body)) {
      throw new ProblemException(
          ProblemType.INVALID_SIGNATURE,
          "The notice is not signed by the provider's key, or is older than five minutes.");
    }
    NoticeRequest told = read(body);
    notices.take(new PaymentNotice(id, told.billId(), told.amount(), told.reference()));
    return ResponseEntity.noContent().build();
  }

  private NoticeRequest read(byte[] body) {
    try {
      NoticeRequest told = json.readValue(body, NoticeRequest.class);
      Objects.requireNonNull(told.billId());
      Objects.requireNonNull(told.amount());
      Objects.requireNonNull(told.reference());
      return told;
    } catch (JacksonException | NullPointerException e) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "A notice has billId, amount and reference.");
    }
  }

  @GetMapping("/statements/{day}")
  Statement statement(
      @PathVariable String day,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "200") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(ProblemType.INVALID_REQUEST, "limit is 1 to " + MOST + ".");
    }
    LocalDate asked = day(day);
    List<Reconciled> entries = reconciliation.page(asked, after, limit);
    return new Statement(
        asked, entries, entries.size() < limit ? null : entries.getLast().entry().key());
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new ProblemException(ProblemType.INVALID_REQUEST, "A day is written like 2026-11-24.");
    }
  }
}
