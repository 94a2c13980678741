package lianban.proof;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a proof shows, in one sentence. */
public record Statement(String zh, String en) {

  private static final DateTimeFormatter ZH =
      DateTimeFormatter.ofPattern("yyyy年M月d日HH时mm分ss秒", Locale.SIMPLIFIED_CHINESE)
          .withZone(ZoneId.of("Asia/Shanghai"));

  /** The sentence of a proof that holds. */
  static Statement of(Bundle bundle) {
    Place place = bundle.place();
    Instant at = bundle.seal().sealedAt();
    long number = bundle.seal().number();
    JsonNode event = bundle.event();
    String id = event == null ? null : event.path("id").asString("");
    String source = event == null ? null : event.path("source").asString("");
    return new Statement(
        "%s（北京时间）封存的第%d号封条表明：%s当时已在交换平台上，此后未被改动。"
            .formatted(ZH.format(at), number, zh(place, source, id)),
        "Seal %d of %s shows that %s was on the exchange then and has not been changed since."
            .formatted(number, at, en(place, source, id)));
  }

  private static String zh(Place place, @Nullable String source, @Nullable String id) {
    return id == null
        ? "主题“%s”分区%d位置%d的事件".formatted(place.type(), place.partition(), place.offset())
        : "来源为“%s”、编号为“%s”的“%s”事件".formatted(source, id, place.type());
  }

  private static String en(Place place, @Nullable String source, @Nullable String id) {
    return id == null
        ? "the event at offset %d in partition %d of %s"
            .formatted(place.offset(), place.partition(), place.type())
        : "the %s event %s of %s".formatted(place.type(), id, source);
  }

  /** The sentence in the language that is spoken there. */
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }

  ObjectNode json() {
    return JsonNodeFactory.instance.objectNode().put("zh", zh).put("en", en);
  }
}
