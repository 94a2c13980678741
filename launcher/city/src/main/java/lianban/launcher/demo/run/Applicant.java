package lianban.launcher.demo.run;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import lianban.kernel.event.Bill;
import lianban.kernel.event.BillItem;
import lianban.kernel.event.CaseStatus.Phase;
import lianban.kernel.event.CaseStatus.Result;
import lianban.launcher.demo.gateway.Call;
import lianban.launcher.demo.gateway.Gateway;
import lianban.launcher.demo.gateway.RunFailedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Does what applicants do: files, hands in new cards, pays, and takes note of the end. */
final class Applicant {

  private static final String CASES = "/api/v1/cases";
  private static final String PERSONS = "/api/v1/public-security/persons";
  private static final String DEED_TAX = "deed-tax";

  private final Gateway gateway;
  private final Clients clients;
  private final JsonMapper json;
  private final CardDates dates;
  private final RunProgress progress;
  private final BiConsumer<OpenCase, FinishedCase> end;

  /**
   * @param end told of each case's end, once
   */
  Applicant(
      Gateway gateway,
      Clients clients,
      JsonMapper json,
      CardDates dates,
      RunProgress progress,
      BiConsumer<OpenCase, FinishedCase> end) {
    this.gateway = gateway;
    this.clients = clients;
    this.json = json;
    this.dates = dates;
    this.progress = progress;
    this.end = end;
  }

  void file(OpenCase open) {
    Filing filing = open.filing();
    CaseView filed =
        view(Call.post(clients.window(), CASES, filing.application(), filing.reference()));
    progress.caseFiled();
    open.heard(filed.caseId());
  }

  /** Reads how a case stands, for when no news came. */
  void askAbout(OpenCase open, String caseId) {
    hear(open, CaseNews.of(view(caseId)));
  }

  /** Acts on news, which may be old or repeated. */
  void hear(OpenCase open, CaseNews news) {
    open.heard(news.caseId());
    switch (news.phase()) {
      case IN_APPROVAL, ISSUING -> {
        // The departments are at work.
      }
      case SUPPLEMENT_NEEDED -> supplement(open, news.caseId());
      case PAYMENT_DUE -> pay(open, news);
      case CLOSED -> close(open, news);
    }
  }

  /** Which notice it is only the case itself can say: the same one may be heard of twice. */
  private void supplement(OpenCase open, String caseId) {
    CaseView view = view(caseId);
    if (view.phase() != Phase.SUPPLEMENT_NEEDED) {
      return;
    }
    String key = caseId + ":supplement:" + view.attempts();
    List<Map<String, Object>> cards = open.filing().renewed(dates);
    gateway.call(Call.post(clients.feeder(), PERSONS, cards, key));
    var data = Map.of("data", Map.of("cardsValidUntil", dates.renewed()));
    gateway.call(Call.post(clients.window(), path(caseId) + "/supplements", data, key));
    progress.caseSupplemented();
  }

  private void pay(OpenCase open, CaseNews news) {
    if (open.beginsPayment()) {
      Bill bill = present(news.bill(), news, "a bill");
      var payment = Map.of("billId", bill.billId(), "amount", bill.total().toPlainString());
      gateway.call(
          Call.post(
              clients.window(),
              path(news.caseId()) + "/payments",
              payment,
              news.caseId() + ":payment"));
    }
  }

  private void close(OpenCase open, CaseNews news) {
    if (open.closes()) {
      end.accept(open, finished(open, news));
    }
  }

  private FinishedCase finished(OpenCase open, CaseNews news) {
    boolean issued = present(news.result(), news, "a result") == Result.ISSUED;
    return new FinishedCase(
        news.caseId(),
        open.filing().row(),
        issued,
        issued ? Set.of() : news.refusedBy(),
        news.supplemented(),
        issued ? deedTax(news) : view(news.caseId()).assessment().orElse(BigDecimal.ZERO),
        issued ? present(news.bill(), news, "a bill").total() : BigDecimal.ZERO,
        issued ? present(news.certificate(), news, "a certificate") : null,
        news.elapsedMillis(),
        news.sequentialMillis(),
        news.workMillis(),
        news.steps());
  }

  private static BigDecimal deedTax(CaseNews news) {
    return present(news.bill(), news, "a bill").items().stream()
        .filter(item -> item.code().equals(DEED_TAX))
        .map(BillItem::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private CaseView view(String caseId) {
    return view(Call.get(clients.window(), path(caseId)));
  }

  private CaseView view(Call call) {
    return json.treeToValue(gateway.call(call), CaseView.class);
  }

  private static String path(String caseId) {
    return CASES + "/" + caseId;
  }

  private static <T> T present(@Nullable T value, CaseNews news, String what) {
    if (value == null) {
      throw new RunFailedException(
          "Case %s is in phase %s without %s.".formatted(news.caseId(), news.phase(), what));
    }
    return value;
  }
}
