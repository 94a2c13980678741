package lianban.exchange.certificate.document;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Copies in a map. */
public final class InMemoryAnnotatedCopies implements AnnotatedCopies {

  private final Map<String, AnnotatedCopy> copies = new ConcurrentHashMap<>();

  @Override
  public @Nullable AnnotatedCopy find(String number) {
    return copies.get(number);
  }

  @Override
  public void keep(AnnotatedCopy copy) {
    copies.putIfAbsent(copy.number(), copy);
  }
}
