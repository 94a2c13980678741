package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lianban.verification.project.Project;

/**
 * A month of transfers, large enough that much is under way at any time.
 *
 * @param file in the columns of the public register
 * @param figures what it must give
 */
record Month(Path file, Figures figures) {

  /** Names a month of real transfers to take instead, by its path from the project's folder. */
  private static final String NAMED = "lianban.month";

  /** A month of the public register, and what it is known to give. */
  private static final String PUBLIC = "2023-01.csv";

  private static final Figures PUBLIC_FIGURES =
      new Figures(2551, 2435, 116, 42, 74, 0, 25, "14782762.23", "14412914.31");

  /** So many that every kill falls into the run, and no more: each costs time in every build. */
  private static final int ROWS = 800;

  private static final List<String> TOWNS = List.of("EAST HILL", "WEST QUAY", "OLD MARKET");
  private static final List<String> FLATS = List.of("3 ROOM", "4 ROOM", "EXECUTIVE");

  /** The month that was named, else one that is made up, the same every time. */
  static Month of(RunningCity city) {
    String named = System.getProperty(NAMED);
    if (named == null) {
      return madeUp(city.file("made-up-month.csv"));
    }
    Path file = Project.path(named).normalize();
    Figures figures = Figures.expected(file);
    if (file.endsWith(PUBLIC)) {
      assertThat(figures).isEqualTo(PUBLIC_FIGURES);
    }
    return new Month(file, figures);
  }

  private static Month madeUp(Path file) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "month,town,flat_type,block,street_name,storey_range,floor_area_sqm,flat_model,"
            + "lease_commence_date,remaining_lease,resale_price");
    SplittableRandom random = new SplittableRandom(20_230_101);
    for (int row = 1; row <= ROWS; row++) {
      lines.add(line(row, random));
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Month(file, Figures.expected(file));
  }

  /** About one price in twenty is far off, about one lease in twelve is short. */
  private static String line(int row, SplittableRandom random) {
    int flat = random.nextInt(FLATS.size());
    int area = 60 + 35 * flat + random.nextInt(25);
    int unitPrice = random.nextInt(20) == 0 ? 12_000 : random.nextInt(4_500, 6_500);
    return "2023-01,%s,%s,%d,LONG STREET,04 TO 06,%d.0,Standard,1990,%d years %02d months,%d.0"
        .formatted(
            TOWNS.get(random.nextInt(TOWNS.size())),
            FLATS.get(flat),
            row,
            area,
            random.nextInt(46, 95),
            random.nextInt(12),
            area * unitPrice + random.nextInt(100));
  }
}
