package lianban.exchange.webhook;

import java.util.ArrayList;
import java.util.List;
import lianban.exchange.deadletter.Attempt;
import lianban.exchange.delivery.TopicEvent;

/**
 * An event that waits or is under way.
 *
 * @param attempts what was tried, which whoever has it under way adds to
 * @param bytes of its data
 */
record Pending(TopicEvent event, List<Attempt> attempts, int bytes) {

  static Pending of(TopicEvent event, List<Attempt> tried) {
    var data = event.event().getData();
    return new Pending(event, new ArrayList<>(tried), data == null ? 0 : data.toBytes().length);
  }
}
