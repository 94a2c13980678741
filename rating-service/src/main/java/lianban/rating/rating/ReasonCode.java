package lianban.rating.rating;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reasons that a rating may name; the first digit of a code is the level it belongs to. */
public enum ReasonCode {
  ONE_WINDOW_ONE_VISIT(510, "一窗受理一次办结", "One window took it and finished it in one visit"),
  ACCEPTED_BEFORE_COMPLETE(511, "先受理后补材料", "Accepted first, materials supplied later"),
  NO_PROOF_ASKED(512, "不用提交证明", "No proof had to be handed in"),
  ALL_ONLINE(513, "全程网办", "Done online from beginning to end"),
  BY_PHONE(514, "手机办理", "Done on a mobile phone"),
  NEARBY(515, "就近办理", "Done near by"),
  NO_MATERIALS(516, "无需材料", "No materials were needed"),
  WARM(517, "热情高效", "Warm and efficient"),
  ONE_FORM(406, "一张表单", "One form for everything"),
  SUBMITTED_ONLINE_CHECKED_AT_WINDOW(407, "在线提交窗口核验", "Submitted online, checked at the window"),
  ONE_LIST(408, "一张清单", "One list of materials"),
  PROMISE_INSTEAD_OF_MATERIALS(409, "告知承诺减材料", "A promise replaced materials"),
  BOOKED_ONLINE(410, "在线预约", "Booked online"),
  ONE_TRIP(411, "跑一次", "One trip"),
  SELF_SERVICE(412, "自助机", "Done at a self-service machine"),
  GOOD_ATTITUDE(413, "态度较好", "Good attitude"),
  TOLD_ONCE(307, "一次性告知补正", "Told once of everything that was missing"),
  SAMPLES(308, "样本", "Samples to follow"),
  WITHIN_PROMISE(309, "承诺时间内办结", "Finished within the promised time"),
  GUIDE_RIGHT(310, "指南准确", "The guide was accurate"),
  GUIDE_MATERIALS_SUFFICED(311, "按指南材料即可", "The guide's materials sufficed"),
  DELIVERED(312, "快递", "Delivered by courier"),
  TRIPS_AS_TOLD(313, "跑动次数一致", "As many trips as announced"),
  FAIR_ATTITUDE(314, "态度一般", "Ordinary attitude"),
  NO_SAMPLE(207, "无样本", "No sample"),
  NO_LIST(208, "无清单", "No list of materials"),
  PROMISE_BROKEN(209, "未在承诺时间内办结", "Not finished within the promised time"),
  PROOF_ASKED_AGAIN(210, "重复提交证明", "The same proof had to be handed in again"),
  NOT_ONLINE_AS_PROMISED(211, "承诺网办不能网办", "Promised online, not possible online"),
  QUEUED_DESPITE_BOOKING(212, "预约后重复取号", "Had to queue again in spite of a booking"),
  UNSKILLED(213, "业务不熟练", "Staff did not know their work"),
  STIFF(214, "态度生硬", "Stiff attitude"),
  CONDITION_BEYOND_GUIDE(108, "指南外新增条件", "A condition that is not in the guide"),
  MATERIAL_BEYOND_GUIDE(109, "指南外材料", "A material that is not in the guide"),
  STATUTE_BROKEN(110, "无理由超法定时间", "Beyond the statutory time without a reason"),
  SAMPLE_WRONG(111, "样本有错", "The sample was wrong"),
  NOT_TAKEN_ONLINE_AS_PROMISED(112, "承诺在线收取而不能", "Promised to be taken online, was not"),
  MANY_DOORS(113, "多头跑", "Sent from door to door"),
  TRIPS_NOT_AS_TOLD(114, "跑动次数不符", "More trips than announced"),
  BAD_AND_SLOW(115, "态度差效率低", "Bad attitude and slow");

  private final int code;
  private final String zh;
  private final String en;

  ReasonCode(int code, String zh, String en) {
    this.code = code;
    this.zh = zh;
    this.en = en;
  }

  /** The reason of that code, null if there is none. */
  public static @Nullable ReasonCode of(int code) {
    return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst().orElse(null);
  }

  /** The reasons that belong to a level. */
  public static List<ReasonCode> of(Level level) {
    return Arrays.stream(values()).filter(reason -> reason.level() == level).toList();
  }

  /** Three digits. */
  public int code() {
    return code;
  }

  /** The level it belongs to. */
  public Level level() {
    return Objects.requireNonNull(Level.of(code / 100));
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }
}
