package lianban.proof;

/**
 * Where an event stands.
 *
 * @param type of the event, also the topic
 */
public record Place(String type, int partition, long offset) {}
