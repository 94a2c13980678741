package lianban.exchange.delivery;

import java.util.Map;

/**
 * How far a subscriber has read a type: the next offset of each partition.
 *
 * @param offsets by partition number; a partition that is missing is read from its start
 */
public record Cursor(String type, Map<Integer, Long> offsets) {
  public Cursor {
    offsets = Map.copyOf(offsets);
  }
}
