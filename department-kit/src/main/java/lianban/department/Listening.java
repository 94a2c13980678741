package lianban.department;

import lianban.service.kafka.PollWorker.EventHandler;

/**
 * Something that this department listens to, whichever way its events come.
 *
 * @param type event type
 * @param name the department's own name for it; how far it has come is kept under it
 */
public record Listening(String type, String name, EventHandler handler) {}
