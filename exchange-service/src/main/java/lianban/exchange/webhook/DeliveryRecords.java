package lianban.exchange.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import lianban.exchange.deadletter.Attempt;

/**
 * Deliveries that needed more than one attempt. They outlive a handover, so the attempts of an
 * event are counted on, whichever instance makes them.
 */
public interface DeliveryRecords {

  /** Keeps what was tried so far, by the id that its dead letter would have. */
  void keep(String id, List<Attempt> attempts);

  /** What was tried, for those of which something is known. */
  Map<String, List<Attempt>> find(Collection<String> ids);
}
