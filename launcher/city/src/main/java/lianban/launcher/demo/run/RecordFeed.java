package lianban.launcher.demo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lianban.launcher.demo.gateway.Call;
import lianban.launcher.demo.gateway.Client;
import lianban.launcher.demo.gateway.Gateway;
import lianban.launcher.demo.gateway.Pulse;

/** Enters records with one department, in order, as many at a time as it takes. */
final class RecordFeed {

  /** Most records in one request. */
  private static final int LIMIT = 500;

  private final Gateway gateway;
  private final Client client;
  private final Pulse pulse;
  private final RunProgress progress;

  RecordFeed(Gateway gateway, Client client, Pulse pulse, RunProgress progress) {
    this.gateway = gateway;
    this.client = client;
    this.pulse = pulse;
    this.progress = progress;
  }

  /**
   * @param key start of the idempotency keys
   */
  void enter(String path, String key, List<Map<String, Object>> records) {
    for (int from = 0; from < records.size(); from += LIMIT) {
      var part = new ArrayList<>(records.subList(from, Math.min(from + LIMIT, records.size())));
      gateway.call(Call.post(client, path, part, key + ":" + from));
      pulse.beat();
      progress.recordsEntered(part.size());
    }
  }
}
