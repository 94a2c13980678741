package lianban.exchange.query;

import java.util.List;
import lianban.exchange.catalog.Grant;

/** Who is granted a type at this moment. */
public interface Receivers {

  /** The grants of a type; none if there is no such type. */
  List<Grant> of(String type);
}
