package lianban.utilities.transfer.http;

import java.util.LinkedHashMap;
import java.util.Map;
import lianban.utilities.transfer.Transfers;
import lianban.utilities.transfer.Utility;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says how far the utilities are. */
@RestController
final class TransferController {

  private final Transfers transfers;

  TransferController(Transfers transfers) {
    this.transfers = transfers;
  }

  /** Transfers opened for a batch, by utility. */
  @GetMapping("/api/v1/utilities/transfers")
  Map<String, Long> counts(@RequestParam String batch) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Utility utility : Utility.values()) {
      counts.put(utility.code(), transfers.count(utility, batch));
    }
    return counts;
  }
}
