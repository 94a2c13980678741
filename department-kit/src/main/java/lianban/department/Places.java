package lianban.department;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far each listener that pulls has come, and which instance of the department pulls for it. */
public interface Places {

  /**
   * A place in the events of a type.
   *
   * @param cursor of the next page, null at the beginning
   */
  record Place(@Nullable String cursor) {}

  /**
   * Takes or keeps the right to pull for a listener.
   *
   * @param owner the instance that asks
   * @param until when the right ends unless it is claimed again
   * @return where to go on, null while another instance has the right
   */
  @Nullable Place claim(String listener, String owner, Instant now, Instant until);

  /**
   * Notes how far a listener has come; everything before is done.
   *
   * @return false, and nothing is changed, if another instance has taken the right meanwhile
   */
  boolean advance(String listener, String owner, String cursor);
}
