package lianban.catalog.matter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lianban.catalog.matter.MatterChange.Area;
import lianban.catalog.matter.MatterChange.Kind;
import lianban.catalog.matter.MatterChange.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How two versions of a matter differ, told in sentences: steps, materials, fees and quorums are
 * compared by their names and not by their places, so that moving one changes nothing.
 */
final class MatterDiff {

  private static final Map<String, Text> NOUNS =
      Map.of(
          "steps",
          new Text("环节", "Step"),
          "materials",
          new Text("材料", "Material"),
          "fees",
          new Text("收费项目", "Fee"),
          "quorums",
          new Text("表决组", "Quorum"));
  private static final Text FIELD = new Text("表单项", "Form field");

  private static final Map<String, Text> MEMBERS =
      Map.ofEntries(
          Map.entry("department", new Text("办理部门", "department")),
          Map.entry("kind", new Text("环节类型", "kind")),
          Map.entry("after", new Text("前置环节", "predecessors")),
          Map.entry("condition", new Text("适用条件", "condition")),
          Map.entry("voice", new Text("意见效力", "voice")),
          Map.entry("needed", new Text("通过票数", "approvals needed")),
          Map.entry("steps", new Text("成员环节", "members")),
          Map.entry("fields", new Text("可见字段", "visible fields")),
          Map.entry("materials", new Text("所需材料", "materials")),
          Map.entry("name", new Text("名称", "name")),
          Map.entry("promisedDays", new Text("承诺时限(工作日)", "promised working days")),
          Map.entry("statutoryDays", new Text("法定时限(工作日)", "statutory working days")),
          Map.entry("noticeMinutes", new Text("一次告知汇总时间(分钟)", "minutes before the one notice")),
          Map.entry("necessity", new Text("必要性", "necessity")),
          Map.entry("askedOf", new Text("来源渠道", "asked of")),
          Map.entry("amount", new Text("金额(元)", "amount in yuan")),
          Map.entry("onRefusal", new Text("不予批准时的处理", "on refusal")),
          Map.entry("legalBasis", new Text("法定依据", "legal basis")),
          Map.entry("channels", new Text("受理渠道", "channels")),
          Map.entry("result", new Text("办理结果", "result")),
          Map.entry("effectiveFrom", new Text("生效日期", "effective from")),
          Map.entry("effectiveUntil", new Text("失效日期", "effective until")));

  private static final Set<String> WHO =
      Set.of("department", "kind", "after", "condition", "voice", "needed", "steps", "onRefusal");
  private static final Set<String> LIMITS =
      Set.of("promisedDays", "statutoryDays", "noticeMinutes", "effectiveFrom", "effectiveUntil");
  private static final Set<String> APART =
      Set.of("steps", "materials", "fees", "quorums", "form", "limits");

  private final List<MatterChange> changes = new ArrayList<>();

  private MatterDiff() {}

  /** All changes: who, then what, then limits. */
  static List<MatterChange> changes(JsonNode before, JsonNode after) {
    var diff = new MatterDiff();
    diff.compareNamed("steps", "id", before, after, Area.WHO);
    diff.compareNamed("quorums", "id", before, after, Area.WHO);
    diff.compareNamed("materials", "code", before, after, Area.WHAT);
    diff.compareNamed("fees", "code", before, after, Area.WHAT);
    diff.compareForm(before.path("form"), after.path("form"));
    diff.compareMembers("matter", null, before.path("limits"), after.path("limits"), Set.of());
    diff.compareMembers("matter", null, before, after, APART);
    diff.changes.sort(Comparator.comparing(MatterChange::area));
    return diff.changes;
  }

  private void compareNamed(String list, String key, JsonNode before, JsonNode after, Area area) {
    Text noun = NOUNS.getOrDefault(list, new Text(list, list));
    compareNamed(noun, named(before.path(list), key), named(after.path(list), key), area);
  }

  private void compareForm(JsonNode before, JsonNode after) {
    Map<String, JsonNode> old = new LinkedHashMap<>();
    before.path("properties").properties().forEach(p -> old.put(p.getKey(), p.getValue()));
    Map<String, JsonNode> now = new LinkedHashMap<>();
    after.path("properties").properties().forEach(p -> now.put(p.getKey(), p.getValue()));
    compareNamed(FIELD, old, now, Area.WHAT);
    if (!before.path("required").equals(after.path("required"))) {
      change(
          Area.WHAT,
          "form",
          "required",
          before.path("required"),
          after.path("required"),
          new Text("表单的必填项", "The form's required fields"));
    }
  }

  private void compareNamed(
      Text noun, Map<String, JsonNode> old, Map<String, JsonNode> now, Area area) {
    Set<String> names = new LinkedHashSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      JsonNode was = old.get(name);
      JsonNode is = now.get(name);
      if (was == null && is != null) {
        changes.add(
            new MatterChange(
                area,
                Kind.ADDED,
                name,
                null,
                null,
                is,
                new Text(
                    "新增%s“%s”%s。".formatted(noun.zh(), label(name, is, "zh"), by(is, "由%s办理")),
                    "%s \"%s\" is new%s."
                        .formatted(noun.en(), label(name, is, "en"), by(is, " and done by %s")))));
      } else if (was != null && is == null) {
        changes.add(
            new MatterChange(
                area,
                Kind.REMOVED,
                name,
                null,
                was,
                null,
                new Text(
                    "取消%s“%s”。".formatted(noun.zh(), label(name, was, "zh")),
                    "%s \"%s\" is gone.".formatted(noun.en(), label(name, was, "en")))));
      } else if (was != null && is != null) {
        compareMembers(name, new Subject(noun, name, is), was, is, Set.of("id", "code"));
      }
    }
  }

  private record Subject(Text noun, String name, JsonNode item) {}

  private void compareMembers(
      String subject, @Nullable Subject of, JsonNode before, JsonNode after, Set<String> except) {
    Set<String> members = new LinkedHashSet<>(before.propertyNames());
    members.addAll(after.propertyNames());
    members.removeAll(except);
    for (String member : members) {
      JsonNode was = before.path(member);
      JsonNode is = after.path(member);
      if (was.equals(is)) {
        continue;
      }
      Text name = MEMBERS.getOrDefault(member, new Text(member, member));
      Text what =
          of == null
              ? new Text("事项的" + name.zh(), "The matter's " + name.en())
              : new Text(
                  "%s“%s”的%s".formatted(of.noun.zh(), label(of.name, of.item, "zh"), name.zh()),
                  "%s \"%s\": %s"
                      .formatted(of.noun.en(), label(of.name, of.item, "en"), name.en()));
      Area area =
          WHO.contains(member) ? Area.WHO : LIMITS.contains(member) ? Area.LIMITS : Area.WHAT;
      change(area, subject, member, was, is, what);
    }
  }

  private void change(
      Area area, String subject, String member, JsonNode was, JsonNode is, Text what) {
    Kind kind = was.isMissingNode() ? Kind.ADDED : is.isMissingNode() ? Kind.REMOVED : Kind.CHANGED;
    Text text =
        switch (kind) {
          case ADDED ->
              new Text(
                  "%s定为%s。".formatted(what.zh(), shown(is, "zh")),
                  "%s is set to %s.".formatted(what.en(), shown(is, "en")));
          case REMOVED ->
              new Text(
                  "%s取消，原为%s。".formatted(what.zh(), shown(was, "zh")),
                  "%s is gone; it was %s.".formatted(what.en(), shown(was, "en")));
          case CHANGED ->
              new Text(
                  "%s由%s改为%s。".formatted(what.zh(), shown(was, "zh"), shown(is, "zh")),
                  "%s changes from %s to %s."
                      .formatted(what.en(), shown(was, "en"), shown(is, "en")));
        };
    changes.add(
        new MatterChange(
            area,
            kind,
            subject,
            member,
            was.isMissingNode() ? null : was,
            is.isMissingNode() ? null : is,
            text));
  }

  private static Map<String, JsonNode> named(JsonNode list, String key) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    list.forEach(item -> items.put(item.path(key).asString(""), item));
    return items;
  }

  private static String by(JsonNode item, String words) {
    String department = item.path("department").asString("");
    return department.isEmpty() ? "" : words.formatted(department);
  }

  private static String label(String name, JsonNode item, String language) {
    return item.path("name").path(language).asString(name);
  }

  /** A value as people read it. */
  private static String shown(JsonNode value, String language) {
    if (value.isArray()) {
      List<String> parts = value.valueStream().map(part -> shown(part, language)).toList();
      String none = language.equals("zh") ? "无" : "none";
      return parts.isEmpty() ? none : String.join(language.equals("zh") ? "、" : ", ", parts);
    }
    if (value.isObject()) {
      JsonNode named = value.path(language);
      return named.isString() ? "“" + named.asString() + "”" : value.toString();
    }
    return value.isString() ? value.asString() : value.toString();
  }
}
