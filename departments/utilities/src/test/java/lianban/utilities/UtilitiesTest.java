package lianban.utilities;

import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import lianban.department.test.DepartmentTest;
import lianban.department.test.TestCaller;
import lianban.department.test.TestExchange;
import lianban.kernel.event.CertificateIssued;
import lianban.service.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DepartmentTest
class UtilitiesTest {

  private static final String TRANSFERS = "/api/v1/utilities/transfers?batch=";

  @Autowired TestExchange exchange;
  @Autowired TestCaller caller;

  @Test
  void openOneTransferEachForACertificateHoweverOftenTheyHearOfIt() {
    issue("c1", "1.2.156.1", "real-estate-right", "b1");
    issue("c1", "1.2.156.1", "real-estate-right", "b1");
    issue("c2", "1.2.156.2", "real-estate-right", "b1");
    issue("c3", "1.2.156.3", "real-estate-right", "b2");
    issue("c4", "1.2.156.4", "marriage", "b1");
    issue("c5", "1.2.156.5", "real-estate-right", "last");

    await().untilAsserted(() -> expect("last", 1));
    await().untilAsserted(() -> expect("b1", 2));
    expect("b2", 1);
    expect("none", 0);
  }

  @Test
  void areOpenToTheRightTokenOnly() {
    caller
        .get(TRANSFERS + "b", TestTokens.client("demo", "housing.write"))
        .expectStatus()
        .isForbidden();
    caller
        .get(TRANSFERS + "b", TestTokens.expired("demo", "utilities.read"))
        .expectStatus()
        .isUnauthorized();
    caller
        .post(TRANSFERS + "b", TestTokens.client("demo", "utilities.read"), Map.of())
        .expectStatus()
        .isForbidden();
  }

  @Test
  void wantABatch() {
    caller
        .get("/api/v1/utilities/transfers", TestTokens.client("demo", "utilities.read"))
        .expectStatus()
        .isBadRequest();
  }

  private void expect(String batch, int count) {
    caller
        .get(TRANSFERS + batch, TestTokens.client("demo", "utilities.read"))
        .expectStatus()
        .isOk()
        .expectBody()
        .json("{\"water\": %1$d, \"electricity\": %1$d, \"heating\": %1$d}".formatted(count));
  }

  private void issue(String caseId, String certificate, String type, String batch) {
    exchange.issued(
        new CertificateIssued(
            certificate,
            type,
            caseId,
            "registration",
            "pseudonym",
            Instant.EPOCH,
            Map.of("batch", batch, "propertyNo", "p-" + caseId),
            null));
  }
}
