package lianban.department;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names what an {@link EventFollower} follows, and under which name. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Follows {

  /** The event type, such as {@code lianban.certificate.issued}. */
  String value();

  /**
   * Name of this follower within its department. Under it the broker keeps how far the follower has
   * come: it never changes, and two followers never share one, so each gets every event.
   */
  String as();
}
