package lianban.registration.title;

import java.util.List;
import java.util.Optional;

/** Who owns what, by which certificate. */
public interface TitleBook {

  /** Enters titles; those that are known are replaced. */
  void enter(List<Title> titles);

  /** The title of a property. */
  Optional<Title> of(String propertyNo);

  /**
   * Enters the new owner and the new certificate, if the title still rests on the certificate that
   * the new one replaces.
   *
   * @return whether the title rests on the new certificate now, by this change or by one before
   */
  boolean transfer(Transfer transfer, String certificate);
}
