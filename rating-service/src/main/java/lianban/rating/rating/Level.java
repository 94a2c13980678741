package lianban.rating.rating;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The five levels of a rating; the two lowest are bad ratings, which open a rectification. */
public enum Level {
  VERY_DISSATISFIED(1, "非常不满意", "very dissatisfied"),
  DISSATISFIED(2, "不满意", "dissatisfied"),
  FAIRLY_SATISFIED(3, "基本满意", "fairly satisfied"),
  SATISFIED(4, "满意", "satisfied"),
  VERY_SATISFIED(5, "非常满意", "very satisfied");

  private final int value;
  private final String zh;
  private final String en;

  Level(int value, String zh, String en) {
    this.value = value;
    this.zh = zh;
    this.en = en;
  }

  /** The level of that number, null if there is none. */
  public static @Nullable Level of(int value) {
    return Arrays.stream(values()).filter(level -> level.value == value).findFirst().orElse(null);
  }

  /** 1 to 5. */
  public int value() {
    return value;
  }

  public String zh() {
    return zh;
  }

  public String en() {
    return en;
  }

  /** Whether a rating of this level is a bad one. */
  public boolean isBad() {
    return value <= 2;
  }
}
