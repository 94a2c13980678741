package lianban.exchange.status;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lianban.exchange.catalog.Grant;
import lianban.exchange.catalog.Grants;
import lianban.exchange.publication.EventAdmission;
import lianban.exchange.publication.PublishedEvent;
import lianban.exchange.publication.PublishedEvents;
import lianban.exchange.status.EventWitness.Viewer;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;

/**
 * Tells of an event what became of it: to its publisher, and to who may receive every event of its
 * type. Nobody else learns whether there is one.
 */
public final class EventStatusService {

  private final PublishedEvents published;
  private final Grants grants;
  private final List<EventWitness> witnesses;

  public EventStatusService(
      PublishedEvents published, Grants grants, List<EventWitness> witnesses) {
    this.published = published;
    this.grants = grants;
    this.witnesses = List.copyOf(witnesses);
  }

  /**
   * The status.
   *
   * @throws ProblemException if there is no such event that the caller may see
   */
  public EventStatus status(Caller caller, String source, String id) {
    boolean isPublisher = EventAdmission.isOwnSource(caller, source);
    PublishedEvent event = published.find(source, id);
    if (event == null || !(isPublisher || mayReceiveAll(caller, event.type()))) {
      throw new ProblemException(
          ProblemType.NOT_FOUND, "No event that you may see has this source and id.");
    }
    Map<String, Object> seen = new TreeMap<>();
    if (event.acceptance() != null) {
      var viewer = new Viewer(caller, isPublisher);
      for (EventWitness witness : witnesses) {
        Object known = witness.seen(event, viewer);
        if (known != null) {
          seen.put(witness.name(), known);
        }
      }
    }
    return new EventStatus(event, seen);
  }

  /** A grant to some rows does not say which, without the event itself. */
  private boolean mayReceiveAll(Caller caller, String type) {
    Grant grant = grants.current(caller.clientId(), caller.department(), type);
    return grant != null && grant.rows() == Grant.Rows.ALL;
  }
}
