package lianban.proof;

import java.util.Locale;

/**
 * One thing that was looked at in a proof.
 *
 * @param detail what was found, in English; empty if there is nothing to say
 */
public record Check(Subject subject, Outcome outcome, String detail) {

  /** What came of it. */
  public enum Outcome {
    OK,
    FAILED,
    /** It could not be looked at, because what it takes is not there. */
    LEFT_OUT
  }

  /** What is looked at, in this order. */
  public enum Subject {
    LEAF("事件的规范形式与叶哈希一致", "the event's canonical form hashes to the leaf"),
    PLACE("封条包含该事件的位置", "the seal covers the event's place"),
    PATH("叶哈希经路径得到封条的根", "the path leads from the leaf to the seal's root"),
    SEAL_SIGNATURE("封条签名有效", "the seal's signature is its key's"),
    CHAIN("封条首尾相接且签名有效", "the later seals are chained to it and signed"),
    TRUST("签名密钥是所信任的密钥", "the key that signed is one that you trust"),
    DEPARTMENT_SIGNATURE("部门签名有效", "the department's signature is its key's"),
    NUMBER("证照标识的校验位正确", "the certificate's identifier has its check character"),
    CERTIFICATE_SIGNATURE("证照签名有效", "the certificate's signature is its key's"),
    VALIDITY("在有效期内", "its time is not over");

    private final String zh;
    private final String en;

    Subject(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    /** What holds if it is well. */
    public String in(Locale locale) {
      return locale.getLanguage().equals("zh") ? zh : en;
    }

    /** Its name on the wire. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static Check ok(Subject subject) {
    return new Check(subject, Outcome.OK, "");
  }

  static Check of(Subject subject, boolean holds, String detail) {
    return new Check(subject, holds ? Outcome.OK : Outcome.FAILED, holds ? "" : detail);
  }

  static Check leftOut(Subject subject, String detail) {
    return new Check(subject, Outcome.LEFT_OUT, detail);
  }
}
