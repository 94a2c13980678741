package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.code.CitizenId;
import lianban.kernel.event.Party;
import tools.jackson.databind.JsonNode;

/**
 * One home that changes hands: what the departments know of it, and its application.
 *
 * @param batch a lot of its own, so that its price is compared with itself alone
 */
record Home(String batch, Party buyer, Party seller) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Distinguishes the people of all tests; the region does not exist. */
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  /** A home that is known to every department, and whose parties' cards are valid. */
  static Home known(RunningCity city, String batch) {
    return known(city, batch, LocalDate.now(ZoneOffset.UTC).plusYears(5));
  }

  /** A home whose case stays open: the seller's card has expired, and nobody hands in a new one. */
  static Home withExpiredCard(RunningCity city, String batch) {
    return known(city, batch, LocalDate.now(ZoneOffset.UTC).minusMonths(1));
  }

  private static Home known(RunningCity city, String batch, LocalDate sellersCard) {
    Home home = new Home(batch, person("买受人"), person("出卖人"));
    Gateway gateway = city.gateway();
    String token = gateway.token("demo");
    gateway.post("/api/v1/housing/contracts", token, List.of(home.contract())).json(200);
    gateway.post("/api/v1/registration/titles", token, List.of(home.title())).json(200);
    List<Object> persons =
        List.of(
            home.record(home.buyer, LocalDate.now(ZoneOffset.UTC).plusYears(5)),
            home.record(home.seller, sellersCard));
    gateway.post("/api/v1/public-security/persons", token, persons).json(200);
    return home;
  }

  private static Party person(String name) {
    LocalDate birth = LocalDate.of(1970, 1, 1).plusDays(PEOPLE.incrementAndGet());
    return new Party("111", CitizenId.of("449998", birth, 7).value(), name);
  }

  private Map<String, Object> contract() {
    return Map.of(
        "batch", batch,
        "contractNo", batch + "-C1",
        "town", "NOWHERE",
        "flatType", "4 ROOM",
        "floorArea", "90.0",
        "price", "500000.00");
  }

  private Map<String, Object> title() {
    String old = "OLD" + batch.replace("-", "").toUpperCase(Locale.ROOT);
    return Map.of(
        "propertyNo",
        batch + "-P1",
        "ownerIdNumber",
        seller.idNumber(),
        "ownerName",
        seller.name(),
        "leaseRemaining",
        70 * 12,
        "certificate",
        new CertificateIdentifier("11440300MB2C00004K001", "11440300MB2C00004K", old, "001")
            .toString());
  }

  private Map<String, Object> record(Party party, LocalDate cardValidUntil) {
    return Map.of(
        "idNumber", party.idNumber(),
        "name", party.name(),
        "cardValidUntil", cardValidUntil.toString());
  }

  /** What the window files. */
  Map<String, Object> application(String matter, String price) {
    Map<String, Object> form =
        Map.of(
            "batch",
            batch,
            "contractNo",
            batch + "-C1",
            "propertyNo",
            batch + "-P1",
            "price",
            price,
            "floorArea",
            "90.0",
            "address",
            "1 NOWHERE ROAD",
            "buyer",
            buyer,
            "seller",
            seller);
    return Map.of(
        "matter",
        matter,
        "reference",
        batch,
        "channel",
        "window",
        "applicant",
        buyer,
        "form",
        form);
  }

  Map<String, Object> application() {
    return application("second-hand-home", "500000.00");
  }

  /** Files it at the window; answers with the case's id. */
  String file(RunningCity city) {
    Gateway gateway = city.gateway();
    Reply filed = gateway.post("/api/v1/cases", gateway.token("window"), application());
    String caseId = filed.json(201).path("caseId").asString();
    assertThat(filed.header("Location")).isEqualTo("/api/v1/cases/" + caseId);
    return caseId;
  }

  /** Files it, pays, and waits for the certificate; answers with the closed case. */
  JsonNode complete(RunningCity city) {
    String caseId = file(city);
    JsonNode bill = awaitPhase(city, caseId, "PAYMENT_DUE").path("bill");
    var payment =
        Map.of("billId", bill.path("billId").asString(), "amount", bill.path("total").asString());
    city.gateway()
        .post("/api/v1/cases/" + caseId + "/payments", city.gateway().token("window"), payment)
        .json(200);
    return awaitPhase(city, caseId, "CLOSED");
  }

  /** Waits until a case is in a phase; answers with the case. */
  static JsonNode awaitPhase(RunningCity city, String caseId, String phase) {
    Gateway gateway = city.gateway();
    String token = gateway.token("window");
    AtomicReference<JsonNode> found = new AtomicReference<>();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              found.set(gateway.get("/api/v1/cases/" + caseId, token).json(200));
              assertThat(found.get().path("phase").asString()).isEqualTo(phase);
            });
    return found.get();
  }
}
