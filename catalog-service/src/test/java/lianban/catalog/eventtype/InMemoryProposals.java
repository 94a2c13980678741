package lianban.catalog.eventtype;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Proposals for tests of what stands on them; held to the same contract as the store's. */
public final class InMemoryProposals implements Proposals {

  private final ConcurrentMap<String, Proposal> kept = new ConcurrentHashMap<>();

  @Override
  public @Nullable Proposal find(String type, String digest) {
    return kept.get(type + "@" + digest);
  }

  @Override
  public void keep(Proposal proposal) {
    kept.putIfAbsent(proposal.type() + "@" + proposal.digest(), proposal);
  }

  @Override
  public boolean consent(String type, String digest, String client, int version) {
    return kept.computeIfPresent(
            type + "@" + digest,
            (_, proposal) -> {
              Map<String, Integer> consents = new HashMap<>(proposal.consents());
              consents.put(client, version);
              return new Proposal(
                  type,
                  digest,
                  proposal.content(),
                  proposal.proposedBy(),
                  proposal.proposedAt(),
                  consents);
            })
        != null;
  }
}
