package lianban.exchange.clock;

/**
 * The rule that a limit or a day rests on. 行政许可法 is the Administrative Licensing Law in its version
 * of 2019, 民法典 the Civil Code.
 */
public enum Basis {
  CIVIL_CODE_201("《民法典》第二百零一条", "Civil Code, article 201"),
  LICENSING_32("《行政许可法》第三十二条", "Administrative Licensing Law, article 32"),
  LICENSING_42_1("《行政许可法》第四十二条第一款", "Administrative Licensing Law, article 42(1)"),
  LICENSING_42_2("《行政许可法》第四十二条第二款", "Administrative Licensing Law, article 42(2)"),
  LICENSING_44("《行政许可法》第四十四条", "Administrative Licensing Law, article 44"),
  LICENSING_45("《行政许可法》第四十五条", "Administrative Licensing Law, article 45"),
  LICENSING_82("《行政许可法》第八十二条", "Administrative Licensing Law, article 82"),
  HOLIDAY_NOTICE(
      "《行政许可法》第八十二条、年度放假通知",
      "Administrative Licensing Law, article 82, and the year's notice of holidays"),
  PROMISE("办事指南承诺时限", "The matter's own promise"),
  PAYMENT("办事指南：等待申请人缴费", "The matter's guide: the applicant has yet to pay");

  private final String zh;
  private final String en;

  Basis(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** As it is cited. */
  public Wording wording() {
    return new Wording(zh, en);
  }
}
