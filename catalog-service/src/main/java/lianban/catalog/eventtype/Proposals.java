package lianban.catalog.eventtype;

import org.jspecify.annotations.Nullable;

/** Where proposed versions are kept. Their content never changes. */
public interface Proposals {

  /** The proposal, null if there is none. */
  @Nullable Proposal find(String type, String digest);

  /** Keeps a proposal; one that is there stays as it is, with its consents. */
  void keep(Proposal proposal);

  /**
   * Notes a consent. Giving it again changes nothing but the version.
   *
   * @return false if there is no such proposal
   */
  boolean consent(String type, String digest, String client, int version);
}
