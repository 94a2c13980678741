package lianban.exchange.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import lianban.proof.CanonicalJson;
import lianban.proof.Seal;
import org.jspecify.annotations.Nullable;

/** Seals in a map. */
final class InMemorySeals implements Seals {

  final Map<Long, String> seals = new ConcurrentHashMap<>();
  final Map<String, byte[]> leaves = new ConcurrentHashMap<>();

  @Override
  public void keepLeaves(Seal seal, byte[] kept) {
    leaves.put(seal.number() + seal.root(), kept.clone());
  }

  @Override
  public boolean append(Seal seal) {
    String text = new String(CanonicalJson.bytes(seal.json()), StandardCharsets.UTF_8);
    return seals.putIfAbsent(seal.number(), text) == null;
  }

  @Override
  public @Nullable String text(long number) {
    return seals.get(number);
  }

  @Override
  public List<Seal> after(long number, int limit) {
    return LongStream.rangeClosed(number + 1, number + limit)
        .mapToObj(one -> seals.getOrDefault(one, ""))
        .takeWhile(text -> !text.isEmpty())
        .map(text -> Seal.read(CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8))))
        .toList();
  }

  @Override
  public byte @Nullable [] leaves(Seal seal) {
    return leaves.get(seal.number() + seal.root());
  }
}
