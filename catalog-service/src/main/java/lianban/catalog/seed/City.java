package lianban.catalog.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import lianban.catalog.calendar.CalendarNotices;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.definition.Kind;
import lianban.catalog.sharing.StandingGrants.Standing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The definitions that ship with the product, in an order in which each finds what it refers to.
 * {@code city/city.json} names the files; an event type that exists for each department is written
 * once, with {@code {department}} in it. {@code city/grants.json} says who receives them.
 *
 * @param informed makes the type, with its grant, on which somebody is told of the own grants
 */
public record City(
    List<Shipped> definitions, List<Standing> grants, Function<String, Informed> informed) {

  private static final String ANNOUNCED = "event-types/lianban.sharing.announced";

  /** One shipped definition. */
  public record Shipped(Kind kind, String key, JsonNode content) {}

  /** The type that one receiver reads, and its grant. */
  public record Informed(Shipped type, Standing grant) {}

  private record Department(String code, String zh, String en) {}

  private record Contents(
      List<String> certificateTypes,
      List<String> eventTypes,
      List<String> departmentalEventTypes,
      List<Department> departments,
      List<Department> informed,
      List<String> dataSets,
      List<String> matters) {}

  private record Grants(
      List<Standing> grants, List<Standing> departmentalGrants, Standing informed) {}

  public City {
    definitions = List.copyOf(definitions);
    grants = List.copyOf(grants);
  }

  /** Reads the shipped files. */
  public static City load(JsonMapper json) {
    var contents = json.readValue(text("city"), Contents.class);
    List<Shipped> all = new ArrayList<>();
    for (String name : contents.certificateTypes) {
      all.add(shipped(json, Kind.CERTIFICATE_TYPE, text("certificate-types/" + name)));
    }
    for (String name : contents.eventTypes) {
      all.add(shipped(json, Kind.EVENT_TYPE, text("event-types/" + name)));
    }
    for (String name : contents.departmentalEventTypes) {
      for (Department department : contents.departments) {
        all.add(shipped(json, Kind.EVENT_TYPE, fill(text("event-types/" + name), department)));
      }
    }
    List<Standing> grants = grants(json, contents.departments);
    for (Department department : contents.informed) {
      Informed informed = informed(json, department);
      all.add(informed.type);
      grants.add(informed.grant);
    }
    for (String name : contents.dataSets) {
      all.add(shipped(json, Kind.DATA_SET, text("data-sets/" + name)));
    }
    for (String name : contents.matters) {
      all.add(shipped(json, Kind.MATTER, text("matters/" + name)));
    }
    return new City(all, grants, code -> informed(json, new Department(code, code, code)));
  }

  /** The same city with notices of days off, which count for the whole country. */
  public City with(List<JsonNode> notices) {
    Stream<Shipped> more =
        notices.stream()
            .map(notice -> CalendarNotices.definition(WorkingDays.NATIONAL, (ObjectNode) notice))
            .map(
                notice ->
                    new Shipped(
                        Kind.CALENDAR_NOTICE,
                        notice.path(Kind.CALENDAR_NOTICE.keyField()).asString(),
                        notice));
    return new City(Stream.concat(definitions.stream(), more).toList(), grants, informed);
  }

  private static List<Standing> grants(JsonMapper json, List<Department> departments) {
    String text = text("grants");
    List<Standing> all = new ArrayList<>(json.readValue(text, Grants.class).grants);
    for (Department department : departments) {
      all.addAll(json.readValue(fill(text, department), Grants.class).departmentalGrants);
    }
    return all;
  }

  private static Informed informed(JsonMapper json, Department department) {
    return new Informed(
        shipped(json, Kind.EVENT_TYPE, fill(text(ANNOUNCED), department)),
        json.readValue(fill(text("grants"), department), Grants.class).informed);
  }

  private static Shipped shipped(JsonMapper json, Kind kind, String text) {
    JsonNode content = json.readTree(text);
    return new Shipped(kind, content.path(kind.keyField()).asString(), content);
  }

  private static String fill(String template, Department department) {
    return template
        .replace("{department}", department.code)
        .replace("{department.zh}", department.zh)
        .replace("{department.en}", department.en);
  }

  private static String text(String name) {
    String path = "/city/" + name + ".json";
    try (InputStream in = Objects.requireNonNull(City.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
