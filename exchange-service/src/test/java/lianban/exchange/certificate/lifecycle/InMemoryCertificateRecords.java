package lianban.exchange.certificate.lifecycle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Records in a map. */
public final class InMemoryCertificateRecords implements CertificateRecords {

  private final Map<String, CertificateRecord> records = new ConcurrentHashMap<>();

  @Override
  public @Nullable CertificateRecord find(String id) {
    return records.get(id);
  }

  @Override
  public boolean insert(CertificateRecord record) {
    return records.putIfAbsent(record.id(), record) == null;
  }

  @Override
  public boolean replace(CertificateRecord record) {
    CertificateRecord before = records.get(record.id());
    return before != null
        && before.revision() == record.revision() - 1
        && records.replace(record.id(), before, record);
  }
}
