package lianban.catalog.definition;

import java.util.List;
import lianban.service.problem.Fault;
import tools.jackson.databind.JsonNode;

/** The rules of one kind of definition: a pure function. */
public interface Rules {

  /** The kind that they are for. */
  Kind kind();

  /**
   * Everything that is wrong, in no particular order; empty if the definition is right. A member of
   * a wrong type is told once and does not keep other faults from being found.
   */
  List<Fault> faults(JsonNode definition, Known known);
}
