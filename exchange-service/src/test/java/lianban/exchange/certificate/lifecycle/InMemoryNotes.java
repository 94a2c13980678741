package lianban.exchange.certificate.lifecycle;

import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** Notes in a set. */
public final class InMemoryNotes implements Notes {

  private final NavigableSet<String> notes = new ConcurrentSkipListSet<>();

  @Override
  public void add(String note) {
    notes.add(note);
  }

  @Override
  public List<String> before(String bound, int limit) {
    return notes.headSet(bound).stream().limit(limit).toList();
  }

  @Override
  public void remove(String note) {
    notes.remove(note);
  }
}
