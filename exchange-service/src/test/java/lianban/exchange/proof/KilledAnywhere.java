package lianban.exchange.proof;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Random;

/** Ends the process, as it were, before or after a call of a port. */
public final class KilledAnywhere {

  private final Random random;
  private final int oneOf;

  /**
   * @param oneOf how many calls there are to a kill, about
   */
  public KilledAnywhere(Random random, int oneOf) {
    this.random = random;
    this.oneOf = oneOf;
  }

  /** What whoever started the process sees of it. */
  public static final class KilledException extends RuntimeException {}

  /** The port, of which every call may be the last. */
  public <T> T port(Class<T> type, T port) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              mayKill();
              Object result;
              try {
                result = method.invoke(port, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
              mayKill();
              return result;
            }));
  }

  private void mayKill() {
    if (random.nextInt(oneOf) == 0) {
      throw new KilledException();
    }
  }
}
