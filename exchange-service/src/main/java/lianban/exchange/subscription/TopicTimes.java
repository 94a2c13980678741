package lianban.exchange.subscription;

import java.time.Instant;
import java.util.Map;

/** Where a topic stood at a moment. */
public interface TopicTimes {

  /** For each partition the first offset not before that moment, the end if there is none. */
  Map<Integer, Long> at(String type, Instant moment);
}
