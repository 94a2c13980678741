package lianban.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.department.test.DepartmentTest;
import lianban.department.test.TestCaller;
import lianban.department.test.TestExchange;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.code.CitizenId;
import lianban.kernel.event.CertificateDraft;
import lianban.kernel.event.CertificateIssued;
import lianban.kernel.event.Reason;
import lianban.kernel.event.StepAnswered;
import lianban.kernel.event.StepAnswered.Outcome;
import lianban.registration.title.Title;
import lianban.registration.title.TitleBook;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DepartmentTest
class RegistrationTest {

  private static final String FEED = "/api/v1/registration/titles";
  private static final String SCOPE = "registration.write";

  @Autowired TestExchange exchange;
  @Autowired TestCaller caller;
  @Autowired TitleBook titles;

  @Test
  void approvesTheOwnersTitle() {
    enter("p1", 600, 1);

    assertThat(ask("c1", "title", "p1").outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void refusesAShortLeaseAndAnUnknownProperty() {
    enter("p2", 599, 2);

    assertThat(ask("c2", "title", "p2").reasons())
        .containsExactly(
            new Reason("LEASE_TOO_SHORT", "599 months of the lease remain, 600 are needed."));
    assertThat(ask("c3", "title", "nowhere").reasons())
        .extracting(Reason::code)
        .containsExactly("TITLE_UNKNOWN");
  }

  @Test
  void hasACertificateIssuedThatReplacesThePresentOne() {
    enter("p4", 700, 4);

    CertificateDraft draft = Objects.requireNonNull(ask("c4", "issue", "p4").certificate());
    assertThat(draft.type()).isEqualTo("real-estate-right");
    assertThat(draft.holder().idNumber()).isEqualTo(id(9));
    assertThat(draft.supersedes()).isEqualTo(certificate(4));
    assertThat(draft.content())
        .isEqualTo(Map.of("propertyNo", "p4", "address", "1 First Road", "batch", "b"));
  }

  @Test
  void entersTheNewOwnerOnceTheCertificateIsIssued() {
    enter("p5", 700, 5);
    StepAnswered before = exchange.ask("c5", "issue", 1, form("p5"));

    issue("c5", 55, "real-estate-right");
    await().until(() -> title("p5").certificate().equals(certificate(55)));
    assertThat(title("p5").ownerIdNumber()).isEqualTo(id(9));
    assertThat(title("p5").ownerName()).isEqualTo("Buyer");
    assertThat(title("p5").leaseRemaining()).isEqualTo(700);

    StepAnswered again = exchange.ask("c5", "issue", 2, form("p5"));
    assertThat(again.certificate()).isEqualTo(before.certificate());
  }

  @Test
  void leavesATitleAloneThatRestsOnAnotherCertificate() {
    enter("p6", 700, 6);
    exchange.ask("c6", "issue", 1, form("p6"));
    enter("p6", 700, 66);
    enter("p7", 700, 7);
    exchange.ask("c7", "issue", 1, form("p7"));

    issue("c6", 67, "real-estate-right");
    issue("c0", 68, "real-estate-right");
    issue("c7", 77, "marriage");
    issue("c7", 78, "real-estate-right");

    await().until(() -> title("p7").certificate().equals(certificate(78)));
    assertThat(title("p6").certificate()).isEqualTo(certificate(66));
    assertThat(title("p6").ownerIdNumber()).isEqualTo(id(1));
  }

  @Test
  void entersNothingOfAFeedWithAFault() {
    caller
        .post(
            FEED,
            TestTokens.client("demo", SCOPE),
            List.of(
                row("p8", 1, 8),
                Map.of("propertyNo", "p9", "ownerName", "O", "certificate", "1.2.156.3005.2.X")))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.faults[*].pointer")
        .isEqualTo(List.of("/1/certificate", "/1/leaseRemaining", "/1/ownerIdNumber"));

    assertThat(titles.of("p8")).isEmpty();
  }

  @Test
  void isOpenToTheRightTokenOnly() {
    caller
        .post(FEED, TestTokens.client("demo", "housing.write"), List.of())
        .expectStatus()
        .isForbidden();
    caller.post(FEED, TestTokens.forged("demo", SCOPE), List.of()).expectStatus().isUnauthorized();
    caller.get(FEED, TestTokens.client("demo", SCOPE)).expectStatus().isForbidden();
  }

  private void enter(String propertyNo, int lease, int certificate) {
    caller.feed(FEED, SCOPE, List.of(row(propertyNo, lease, certificate)));
  }

  private void issue(String caseId, int certificate, String type) {
    exchange.issued(
        new CertificateIssued(
            certificate(certificate),
            type,
            caseId,
            "registration",
            "pseudonym",
            Instant.EPOCH,
            Map.of(),
            null));
  }

  private StepAnswered ask(String caseId, String step, String propertyNo) {
    return exchange.ask(caseId, step, form(propertyNo));
  }

  private Title title(String propertyNo) {
    return titles.of(propertyNo).orElseThrow();
  }

  private static Map<String, Object> row(String propertyNo, int lease, int certificate) {
    return Map.of(
        "propertyNo",
        propertyNo,
        "ownerIdNumber",
        id(1),
        "ownerName",
        "Owner",
        "leaseRemaining",
        lease,
        "certificate",
        certificate(certificate));
  }

  private static Map<String, Object> form(String propertyNo) {
    return Map.of(
        "batch",
        "b",
        "propertyNo",
        propertyNo,
        "address",
        "1 First Road",
        "seller",
        Map.of("idType", "111", "idNumber", id(1), "name", "Owner"),
        "buyer",
        Map.of("idType", "111", "idNumber", id(9), "name", "Buyer"));
  }

  private static String id(int n) {
    return CitizenId.of("440100", LocalDate.of(1980, 1, 1), n).value();
  }

  private static String certificate(int n) {
    return new CertificateIdentifier(
            "11100000000013338W011", "11430000006122244L", "2023" + n, "001")
        .toString();
  }
}
