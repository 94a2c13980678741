package lianban.launcher.demo.run;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import lianban.launcher.demo.transfer.Transfer;

/**
 * What a run is to do.
 *
 * @param gateway the city's public door
 * @param clients on whose behalf it calls
 * @param fileName the people are made up from it and the seed
 * @param transfers every row of the file: prices are compared with all of them
 * @param limit how many of them are filed
 * @param rate cases a second; empty for as fast as they are closed
 * @param today identity cards are valid or not on this day
 */
public record RunPlan(
    URI gateway,
    Clients clients,
    Batch batch,
    String fileName,
    long seed,
    List<Transfer> transfers,
    int limit,
    OptionalDouble rate,
    LocalDate today) {

  public RunPlan {
    transfers = List.copyOf(transfers);
  }

  /** The rows to file. */
  List<Transfer> filed() {
    return transfers.subList(0, Math.min(limit, transfers.size()));
  }
}
