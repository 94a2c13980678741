package lianban.launcher.demo.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import lianban.kernel.code.CitizenId;
import lianban.kernel.event.Party;

/**
 * Makes people up from a seed. Their numbers have the right check character and name a region that
 * does not exist. A name follows from its number alone and expired cards have sequence numbers of
 * their own, so that runs side by side which hit upon the same number do not contradict each other.
 */
public final class MadeUpPeople {

  /** On rows divisible by this the seller's card has expired. */
  public static final int EXPIRED_EVERY = 100;

  private static final String CITIZEN_ID = "111";
  private static final int FIRST_REGION = 449_901;
  private static final int REGIONS = 99;
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1950, 1, 1);
  private static final int BIRTH_DAYS = 20_000;
  private static final int FIRST_EXPIRED_SEQUENCE = 900;
  private static final int SEQUENCES = 1000;

  private static final List<String> SURNAMES =
      List.of(
          "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "林",
          "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "韩", "冯", "邓", "曹");
  private static final List<String> GIVEN =
      List.of(
          "安", "宁", "文", "博", "晨", "佳", "嘉", "健", "静", "立", "丽", "明", "敏", "青", "秋", "荣", "瑞", "思",
          "松", "天", "伟", "晓", "欣", "雅", "一", "怡", "雨", "玉", "远", "云", "泽", "志", "中", "子", "梓");

  private final long seed;
  private final Set<String> taken = new HashSet<>();

  private MadeUpPeople(long seed, String fileName) {
    long mixed = seed;
    for (int i = 0; i < fileName.length(); i++) {
      mixed = mixed * 31 + fileName.charAt(i);
    }
    this.seed = mixed;
  }

  /**
   * The parties of every row, the first row's first; the same for the same arguments, and no number
   * twice.
   */
  public static List<Parties> generate(long seed, String fileName, int rows) {
    MadeUpPeople people = new MadeUpPeople(seed, fileName);
    List<Parties> parties = new ArrayList<>(rows);
    for (int row = 1; row <= rows; row++) {
      parties.add(people.parties(row));
    }
    return parties;
  }

  private Parties parties(int row) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + row);
    boolean expired = row % EXPIRED_EVERY == 0;
    return new Parties(person(random, false), person(random, expired), expired);
  }

  private Party person(SplittableRandom random, boolean expired) {
    String number;
    do {
      number = number(random, expired);
    } while (!taken.add(number));
    return new Party(CITIZEN_ID, number, nameOf(number));
  }

  private static String number(SplittableRandom random, boolean expired) {
    int sequence =
        expired
            ? random.nextInt(FIRST_EXPIRED_SEQUENCE, SEQUENCES)
            : random.nextInt(FIRST_EXPIRED_SEQUENCE);
    return CitizenId.of(
            String.valueOf(FIRST_REGION + random.nextInt(REGIONS)),
            FIRST_BIRTH.plusDays(random.nextInt(BIRTH_DAYS)),
            sequence)
        .value();
  }

  private static String nameOf(String number) {
    SplittableRandom random = new SplittableRandom(number.hashCode());
    String name = SURNAMES.get(random.nextInt(SURNAMES.size())) + syllable(random);
    return random.nextBoolean() ? name : name + syllable(random);
  }

  private static String syllable(SplittableRandom random) {
    return GIVEN.get(random.nextInt(GIVEN.size()));
  }
}
