package lianban.exchange.material;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a filer hands in.
 *
 * @param owner subject of the filer's token: only own uploads count
 * @param mayVerify whether the filer may say that it compared a copy with the original
 */
public record HandedIn(String owner, boolean mayVerify, List<Item> items) {

  public HandedIn {
    items = List.copyOf(items);
  }

  /**
   * One material.
   *
   * @param material its code in the matter
   * @param upload whose content it is
   * @param trust null for an applicant's upload, C
   */
  public record Item(String material, String upload, @Nullable TrustClass trust) {

    TrustClass trustClass() {
      return trust == null ? TrustClass.C : trust;
    }
  }
}
