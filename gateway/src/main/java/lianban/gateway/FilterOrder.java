package lianban.gateway;

import org.springframework.core.Ordered;

/** The order in which a request meets the filters: the cheap checks that need no identity first. */
public final class FilterOrder {

  public static final int TRACE = Ordered.HIGHEST_PRECEDENCE + 10;
  public static final int TARGET = TRACE + 1;
  public static final int ACCESS_TABLE = TARGET + 1;
  public static final int BODY_LIMIT = ACCESS_TABLE + 1;

  /** Spring Security's filters run at -100; a quota needs to know the client. */
  public static final int QUOTA = -90;

  private FilterOrder() {}
}
