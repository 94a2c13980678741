package lianban.launcher.demo.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.event.Party;
import lianban.launcher.demo.people.Parties;
import lianban.launcher.demo.transfer.Transfer;

/**
 * One row with its made-up people: what departments must know beforehand, and the application.
 *
 * @param parties who buys and who sells
 */
record Filing(Batch batch, Transfer transfer, Parties parties) {

  private static final String MATTER = "second-hand-home";
  private static final String CHANNEL = "window";

  // The certificate that the seller holds: type and issuer as in the catalogue, the number made up.
  private static final String CERTIFICATE_TYPE = "11440300MB2C00004K001";
  private static final String CERTIFICATE_ISSUER = "11440300MB2C00004K";

  int row() {
    return transfer.row();
  }

  /** Key of its filing and its reference. */
  String reference() {
    return batch.reference(row());
  }

  /** What housing is told. */
  static Map<String, Object> contract(Batch batch, Transfer transfer) {
    return Map.of(
        "batch", batch.name(),
        "contractNo", batch.contractNo(transfer.row()),
        "town", transfer.town(),
        "flatType", transfer.flatType(),
        "floorArea", transfer.floorArea().toPlainString(),
        "price", transfer.price().toPlainString());
  }

  /** What registration is told. */
  Map<String, Object> title() {
    return Map.of(
        "propertyNo", batch.propertyNo(row()),
        "ownerIdNumber", parties.seller().idNumber(),
        "ownerName", parties.seller().name(),
        "leaseRemaining", transfer.leaseMonths(),
        "certificate", certificate());
  }

  private String certificate() {
    String serial = "OLD" + batch.runId().toUpperCase(Locale.ROOT) + "%06d".formatted(row());
    return new CertificateIdentifier(CERTIFICATE_TYPE, CERTIFICATE_ISSUER, serial, "001")
        .toString();
  }

  /** What public security is told at first. */
  List<Map<String, Object>> persons(CardDates dates) {
    return List.of(
        person(parties.buyer(), dates.valid()),
        person(parties.seller(), parties.cardExpired() ? dates.expired() : dates.valid()));
  }

  /** What public security is told when both have new cards. */
  List<Map<String, Object>> renewed(CardDates dates) {
    return List.of(
        person(parties.buyer(), dates.renewed()), person(parties.seller(), dates.renewed()));
  }

  private static Map<String, Object> person(Party party, String cardValidUntil) {
    return Map.of(
        "idNumber", party.idNumber(), "name", party.name(), "cardValidUntil", cardValidUntil);
  }

  /** The application itself. */
  Map<String, Object> application() {
    Map<String, Object> form = new TreeMap<>();
    form.put("batch", batch.name());
    form.put("contractNo", batch.contractNo(row()));
    form.put("propertyNo", batch.propertyNo(row()));
    form.put("price", transfer.price().toPlainString());
    form.put("floorArea", transfer.floorArea().toPlainString());
    form.put("address", transfer.address());
    form.put("buyer", parties.buyer());
    form.put("seller", parties.seller());
    return Map.of(
        "matter", MATTER,
        "reference", reference(),
        "channel", CHANNEL,
        "applicant", parties.buyer(),
        "form", form);
  }
}
