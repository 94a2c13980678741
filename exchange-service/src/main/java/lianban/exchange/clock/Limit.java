package lianban.exchange.clock;

/** The limits that a clock watches. */
public enum Limit {
  /** Telling the applicant everything that is missing; of the case and of each step. */
  NOTICE("一次告知期限", "notice of what is missing"),
  /** A department's promise for its step. */
  STEP_PROMISE("环节承诺时限", "promise for the step"),
  /** The matter's promise to the applicant. */
  CASE_PROMISE("承诺办结时限", "promise for the case"),
  /** The statute's limit of the decision. */
  CASE_STATUTE("法定办结时限", "statutory limit"),
  /** Delivery of what was decided. */
  DELIVERY("送达期限", "delivery");

  private final String zh;
  private final String en;

  Limit(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** As people call it. */
  public Wording wording() {
    return new Wording(zh, en);
  }
}
