package lianban.department.kafka;

import io.cloudevents.CloudEvent;
import lianban.department.EventFollower;
import lianban.service.kafka.EventJson;
import lianban.service.kafka.UnprocessableEventException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.MessageListener;

/** Hands each event's payload to its follower. */
final class FollowerListener<T> implements MessageListener<String, CloudEvent> {

  private final EventFollower<T> follower;
  private final Class<T> payload;
  private final EventJson json;

  FollowerListener(EventFollower<T> follower, Class<T> payload, EventJson json) {
    this.follower = follower;
    this.payload = payload;
    this.json = json;
  }

  @Override
  public void onMessage(ConsumerRecord<String, CloudEvent> event) {
    if (event.value() == null) {
      throw new UnprocessableEventException("NOT_A_CLOUDEVENT: the record cannot be read");
    }
    follower.follow(json.payload(event.value(), payload));
  }
}
