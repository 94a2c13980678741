package lianban.catalog.sharing.http;

import java.time.Instant;
import java.util.List;
import lianban.catalog.sharing.Access;
import lianban.catalog.sharing.Grants;
import lianban.catalog.sharing.ShareRequest;
import org.jspecify.annotations.Nullable;

/**
 * A grant on the wire, of an event type or of a data set.
 *
 * @param fields pointers into the data; {@code [""]} for all of it
 * @param until left out where it has no end
 * @param version of the type or data set that the subscriber reads by
 */
record GrantView(
    String id,
    @Nullable String type,
    @Nullable String dataSet,
    String owner,
    String subscriber,
    List<String> fields,
    Access.Rows rows,
    @Nullable Instant until,
    int version,
    String purpose,
    String legalBasis,
    ShareRequest.State state,
    @Nullable Instant grantedAt) {

  static GrantView of(ShareRequest grant) {
    Access access = grant.granted();
    return new GrantView(
        grant.id(),
        grant.resource().type(),
        grant.resource().dataSet(),
        grant.owner(),
        grant.subscriber(),
        access.fields(),
        access.rows(),
        access.until(),
        grant.typeVersion(),
        grant.purpose(),
        grant.legalBasis(),
        grant.state(),
        grant.grantedAt());
  }

  /** What both parties should know about a grant. */
  record NoticeView(
      Grants.Notice.Kind kind,
      String grant,
      @Nullable String type,
      @Nullable String dataSet,
      String owner,
      String subscriber,
      Instant since,
      @Nullable Instant until,
      @Nullable String reason) {

    static NoticeView of(Grants.Notice notice) {
      ShareRequest grant = notice.grant();
      return new NoticeView(
          notice.kind(),
          grant.id(),
          grant.resource().type(),
          grant.resource().dataSet(),
          grant.owner(),
          grant.subscriber(),
          notice.since(),
          notice.until(),
          notice.kind() == Grants.Notice.Kind.REVOKED ? grant.history().getLast().text() : null);
    }
  }
}
