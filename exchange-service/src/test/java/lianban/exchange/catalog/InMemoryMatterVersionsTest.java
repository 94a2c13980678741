package lianban.exchange.catalog;

import lianban.exchange.catalog.PinnedMatters.MatterVersions;

class InMemoryMatterVersionsTest extends MatterVersionsContract {

  private final MatterVersions versions = new InMemoryMatterVersions();

  @Override
  protected MatterVersions versions() {
    return versions;
  }
}
