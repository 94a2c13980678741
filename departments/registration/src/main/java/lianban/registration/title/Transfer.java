package lianban.registration.title;

/**
 * A transfer that waits for its certificate. The certificate's event names its holder by a
 * pseudonym only, so the new owner is kept here.
 *
 * @param newOwnerIdNumber citizen id or credit code
 * @param supersedes the certificate on which the title rested when the transfer was agreed to
 */
public record Transfer(
    String caseId,
    String propertyNo,
    String newOwnerIdNumber,
    String newOwnerName,
    String supersedes) {

  /** Names nobody. */
  @Override
  public String toString() {
    return "Transfer[" + propertyNo + " in case " + caseId + "]";
  }
}
