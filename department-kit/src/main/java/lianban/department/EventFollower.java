package lianban.department;

/**
 * Follows events of one type; a bean that {@link Follows} names. Nobody waits for it.
 *
 * @param <T> the events' payload, a concrete type
 */
@FunctionalInterface
public interface EventFollower<T> {

  /**
   * Takes notice of an event. It may come more than once, so what this writes must be the same when
   * written again. Events of one case come in order, those of others at the same time.
   *
   * @throws RuntimeException to get it again later
   */
  void follow(T payload);
}
