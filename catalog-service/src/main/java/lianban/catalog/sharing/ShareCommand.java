package lianban.catalog.sharing;

/** What a party, or the passing of time, wants to do to a share request. */
public sealed interface ShareCommand {

  /** Of the owner. */
  sealed interface OfOwner extends ShareCommand {}

  /** Of the subscriber. */
  sealed interface OfSubscriber extends ShareCommand {}

  /** Grants what is asked. */
  record Approve() implements OfOwner {}

  /** Offers less than is asked. */
  record Narrow(Access offered, String reasons) implements OfOwner {}

  record Refuse(String reasons) implements OfOwner {}

  /** Asks the asker something; the clock stops until the answer. */
  record AskBack(String question) implements OfOwner {}

  /** Takes more time, once. */
  record Extend(String reasons) implements OfOwner {}

  /** Ends a grant. */
  record Revoke(String reason) implements OfOwner {}

  record Answer(String text) implements OfSubscriber {}

  /** Takes what the owner offers. */
  record Accept() implements OfSubscriber {}

  /** Takes the request back, or gives the grant up. */
  record Withdraw() implements OfSubscriber {}

  /**
   * Reads by another version of the type from now on.
   *
   * @param version that the catalogue has
   */
  record Pin(int version) implements OfSubscriber {}

  /** Time passed. */
  record Lapse() implements ShareCommand {}
}
