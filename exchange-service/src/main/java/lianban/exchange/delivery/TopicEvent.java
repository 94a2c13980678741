package lianban.exchange.delivery;

import io.cloudevents.CloudEvent;
import java.time.Instant;

/**
 * An event and where it stands on its topic.
 *
 * @param event as its receiver may see it
 * @param at when the broker took it
 */
public record TopicEvent(CloudEvent event, int partition, long offset, Instant at) {}
