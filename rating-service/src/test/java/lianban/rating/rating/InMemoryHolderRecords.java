package lianban.rating.rating;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Records in a map. */
final class InMemoryHolderRecords implements HolderRecords {

  private final Map<String, HolderRecord> records = new ConcurrentHashMap<>();

  @Override
  public HolderRecord find(String holder) {
    return records.getOrDefault(holder, HolderRecord.empty(holder));
  }

  @Override
  public List<HolderRecord> findAll(Collection<String> holders) {
    return holders.stream().distinct().map(records::get).filter(Objects::nonNull).toList();
  }

  @Override
  public boolean save(HolderRecord changed) {
    var saved = new AtomicBoolean();
    records.compute(
        changed.holder(),
        (holder, current) -> {
          long version = current == null ? 0 : current.version();
          saved.set(version == changed.version());
          return saved.get() ? new HolderRecord(holder, version + 1, changed.rateables()) : current;
        });
    return saved.get();
  }
}
