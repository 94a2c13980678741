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
   * @return false if it rests on another; true or false if this very change was made before
   */
  boolean transfer(Transfer transfer, String certificate);
}
