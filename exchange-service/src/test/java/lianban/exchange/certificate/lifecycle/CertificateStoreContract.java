package lianban.exchange.certificate.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Change;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Countersignature;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Entry;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Taken;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import lianban.kernel.event.Party;
import lianban.service.test.AtOnce;
import org.junit.jupiter.api.Test;

/** What every store of certificate records and of notes does. */
public abstract class CertificateStoreContract {

  private final String id = UUID.randomUUID().toString();

  protected abstract CertificateRecords records();

  protected abstract Notes notes();

  private CertificateRecord record(long revision, Status status) {
    return new CertificateRecord(
        id,
        revision,
        "real-estate-right",
        "registration",
        "h",
        new Party("111", "11010519491231002X", "王小明"),
        "王**",
        "c-1",
        status,
        "other",
        List.of(
            new Version(
                "n-1",
                3,
                Instant.parse("2026-11-24T01:02:03.004Z"),
                LocalDate.parse("2026-11-24"),
                LocalDate.parse("2027-11-23"),
                Map.of("propertyNo", "P1", "rooms", 3, "rights", List.of(Map.of("a", 1))),
                List.of(new Countersignature("k", "h..s")))),
        List.of(new Entry(1, Instant.EPOCH, Change.ISSUED, "n-1", "registration", "why", "n-2")),
        List.of(new Taken("k", "d")),
        1);
  }

  @Test
  void givesBackWhatWasStored() {
    assertThat(records().find(id)).isNull();
    assertThat(records().insert(record(1, Status.VALID))).isTrue();
    assertThat(records().find(id)).isEqualTo(record(1, Status.VALID));
  }

  @Test
  void storesOnlyOverTheRevisionBefore() {
    assertThat(records().replace(record(1, Status.VALID))).isFalse();
    assertThat(records().insert(record(1, Status.VALID))).isTrue();
    assertThat(records().insert(record(1, Status.REVOKED))).isFalse();
    assertThat(records().replace(record(3, Status.REVOKED))).isFalse();
    assertThat(records().replace(record(2, Status.SUSPENDED))).isTrue();
    assertThat(records().replace(record(2, Status.REVOKED))).isFalse();
    assertThat(records().find(id)).isEqualTo(record(2, Status.SUSPENDED));
  }

  @Test
  void ofManyWhoStoreAtOnceOneWins() throws Exception {
    records().insert(record(1, Status.VALID));
    List<Boolean> stored = AtOnce.all(8, _ -> records().replace(record(2, Status.SUSPENDED)));
    assertThat(stored).filteredOn(Boolean::booleanValue).hasSize(1);
  }

  @Test
  void notesStandInTheirOrderUntilTheyAreRemoved() {
    String year = id + "/2027";
    for (String note : List.of("-03-01", "-01-01", "-02-01", "-01-01")) {
      notes().add(year + note);
    }
    assertThat(mine("-03", 10)).containsExactly(year + "-01-01", year + "-02-01");
    assertThat(mine("-03", 1)).containsExactly(year + "-01-01");
    notes().remove(year + "-01-01");
    notes().remove(year + "-01-01");
    assertThat(mine("-04", 10)).containsExactly(year + "-02-01", year + "-03-01");
  }

  private List<String> mine(String bound, int limit) {
    return notes().before(id + "/2027" + bound, 1_000).stream()
        .filter(note -> note.startsWith(id))
        .limit(limit)
        .toList();
  }
}
