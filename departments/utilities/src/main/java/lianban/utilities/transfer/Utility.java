package lianban.utilities.transfer;

import java.util.Locale;

/** A utility that a property is connected to. */
public enum Utility {
  WATER,
  ELECTRICITY,
  HEATING;

  /** Name on the wire and in the store. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
