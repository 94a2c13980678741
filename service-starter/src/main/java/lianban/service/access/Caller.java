package lianban.service.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a verified token speaks for.
 *
 * @param subject client id, or a person's subject id
 * @param clientId the client that asked for the token
 * @param department department code, for a department's client or officer
 * @param holder the person's holder pseudonym, for an applicant
 */
public record Caller(
    String subject,
    String clientId,
    @Nullable String department,
    @Nullable String holder,
    Set<String> scopes) {
  public Caller {
    scopes = Set.copyOf(scopes);
  }
}
