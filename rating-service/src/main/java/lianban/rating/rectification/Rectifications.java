package lianban.rating.rectification;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import lianban.rating.rating.HolderRecord;
import lianban.rating.rating.HolderRecords;
import lianban.rating.rating.Rateable;
import lianban.rating.rating.Rating;
import lianban.rating.rating.Rectification;
import lianban.rating.rating.RectificationQueue;
import lianban.rating.right.Right;
import org.jspecify.annotations.Nullable;

/** Lists open rectifications. */
public final class Rectifications {

  private final HolderRecords records;
  private final RectificationQueue queue;
  private final ZoneId zone;

  /**
   * @param zone where a day begins and ends
   */
  public Rectifications(HolderRecords records, RectificationQueue queue, ZoneId zone) {
    this.records = records;
    this.queue = queue;
    this.zone = zone;
  }

  /**
   * A page of open rectifications, the most urgent first.
   *
   * @param place where the page before ended, empty for the first page
   * @param department whose officer asks: sees the own ones; null for a supervisor, who sees all
   * @param limit at most so many
   */
  public Page page(String place, @Nullable String department, int limit) {
    List<RectificationQueue.Entry> entries = queue.behind(place, department, limit + 1);
    boolean more = entries.size() > limit;
    List<RectificationQueue.Entry> shown = more ? entries.subList(0, limit) : entries;
    Map<String, OpenRectification> open = open(shown, department == null);
    // An entry whose rating was never kept, or was kept under another place, has no rectification.
    var inOrder =
        shown.stream().map(entry -> open.get(entry.place())).filter(Objects::nonNull).toList();
    return new Page(inOrder, more ? shown.getLast().place() : null);
  }

  private Map<String, OpenRectification> open(
      List<RectificationQueue.Entry> entries, boolean supervisor) {
    var holders = entries.stream().map(RectificationQueue.Entry::holder).distinct().toList();
    var byPlace = new HashMap<String, OpenRectification>();
    for (HolderRecord record : records.findAll(holders)) {
      for (Rateable rateable : record.rateables()) {
        Rating rating = rateable.rating();
        if (rating != null && rating.rectification() != null) {
          Rectification opened = rating.rectification();
          byPlace.put(
              RectificationQueue.Entry.placeOf(rating, opened),
              view(rateable.right(), rating, opened, supervisor));
        }
      }
    }
    return byPlace;
  }

  private OpenRectification view(
      Right right, Rating rating, Rectification opened, boolean supervisor) {
    var command = rating.command();
    return new OpenRectification(
        rating.id(),
        supervisor && !command.anonymous() ? right.caseId() : null,
        right.matter(),
        command.level(),
        command.reasons(),
        command.comment(),
        rating.at().atZone(zone).toLocalDate(),
        opened);
  }

  /**
   * A page.
   *
   * @param next where it ended, null if nothing comes after it
   */
  public record Page(List<OpenRectification> rectifications, @Nullable String next) {
    public Page {
      rectifications = List.copyOf(rectifications);
    }
  }
}
