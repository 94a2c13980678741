package lianban.launcher.demo.transfer;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lianban.launcher.demo.transfer.Reading.Faulty;
import lianban.launcher.demo.transfer.Reading.Transfers;
import lianban.launcher.demo.transfer.Reading.Unusable;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a file of transfers in the columns of the public resale register. */
public final class TransferFile {

  /** The columns that a file must have, in any order; others are left alone. */
  public static final List<String> COLUMNS =
      List.of(
          "month",
          "town",
          "flat_type",
          "block",
          "street_name",
          "storey_range",
          "floor_area_sqm",
          "flat_model",
          "lease_commence_date",
          "remaining_lease",
          "resale_price");

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private TransferFile() {}

  /**
   * Reads and checks the whole file.
   *
   * @param name what messages call it
   * @throws IOException if it cannot be read at all
   */
  public static Reading read(String name, Reader text) throws IOException {
    try (CSVParser parser = CSVFormat.DEFAULT.builder().get().parse(text)) {
      List<CSVRecord> records = new ArrayList<>();
      parser.forEach(records::add);
      return records.isEmpty() ? wrongColumns(name, List.of()) : read(name, records);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      return broken(name, e);
    } catch (CharacterCodingException | CSVException e) {
      return broken(name, new UncheckedIOException(e));
    }
  }

  private static Unusable broken(String name, RuntimeException e) throws IOException {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return switch (cause) {
      case CharacterCodingException _ -> new Unusable(name + " is not text in UTF-8.");
      case CSVException c -> new Unusable(name + " is not CSV: " + c.getMessage());
      case IOException io -> throw io;
      default -> throw e;
    };
  }

  private static Reading read(String name, List<CSVRecord> records) {
    List<String> header = header(records.getFirst());
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (places.put(header.get(i), i) != null && COLUMNS.contains(header.get(i))) {
        return wrongColumns(name, header);
      }
    }
    if (!places.keySet().containsAll(COLUMNS)) {
      return wrongColumns(name, header);
    }
    return rows(name, records.subList(1, records.size()), new RowReader(places, header.size()));
  }

  private static Reading rows(String name, List<CSVRecord> records, RowReader reader) {
    if (records.isEmpty()) {
      return new Unusable(name + " has the right columns but no rows.");
    }
    List<Transfer> rows = new ArrayList<>();
    List<RowFault> faults = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      switch (reader.read(i + 1, records.get(i))) {
        case RowReader.Good(var transfer) -> rows.add(transfer);
        case RowReader.Bad(var fault) -> faults.add(fault);
      }
    }
    return faults.isEmpty() ? new Transfers(rows) : new Faulty(faults);
  }

  private static List<String> header(CSVRecord first) {
    List<String> names = new ArrayList<>();
    first.forEach(name -> names.add(name.replace(BYTE_ORDER_MARK, "").strip()));
    return names;
  }

  private static Unusable wrongColumns(String name, List<String> found) {
    List<String> missing = COLUMNS.stream().filter(c -> !found.contains(c)).toList();
    return new Unusable(
        """
        %s has the wrong columns.
          expected: %s
          found:    %s
          %s"""
            .formatted(
                name,
                String.join(", ", COLUMNS),
                found.isEmpty() ? "none" : RowReader.shown(String.join(", ", found), 400),
                missing.isEmpty()
                    ? "one of them stands there twice"
                    : "missing:  " + String.join(", ", missing)));
  }
}
