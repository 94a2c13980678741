package lianban.exchange.clock;

/** Procedures whose time does not count (行政许可法 article 45). */
public enum SpecialProcedure {
  HEARING("听证", "hearing"),
  BIDDING("招标", "bidding"),
  AUCTION("拍卖", "auction"),
  INSPECTION("检验", "inspection"),
  TEST("检测", "test"),
  QUARANTINE("检疫", "quarantine"),
  APPRAISAL("鉴定", "appraisal"),
  EXPERT_REVIEW("专家评审", "expert review"),
  /** A department stopped its clock by an answer that names none of the others. */
  OTHER("特别程序", "special procedure");

  private final String zh;
  private final String en;

  SpecialProcedure(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** As people call it. */
  public Wording wording() {
    return new Wording(zh, en);
  }

  /** The procedure that a text begins with, as answers over REST and Kafka name it. */
  static SpecialProcedure named(String text) {
    for (SpecialProcedure procedure : values()) {
      if (text.startsWith(procedure.name())) {
        return procedure;
      }
    }
    return OTHER;
  }
}
