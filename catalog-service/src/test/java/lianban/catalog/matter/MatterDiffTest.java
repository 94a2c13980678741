package lianban.catalog.matter;

import static lianban.catalog.Samples.json;
import static lianban.catalog.Samples.matter;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lianban.catalog.matter.MatterChange.Area;
import lianban.catalog.matter.MatterChange.Kind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MatterDiffTest {

  private final ObjectNode before = matter();
  private final ObjectNode after = matter();

  private List<MatterChange> changes() {
    return MatterDiff.changes(before, after);
  }

  @Test
  void sameMatterHasNoChanges() {
    assertThat(changes()).isEmpty();
  }

  @Test
  void stepThatOnlyMovedHasNotChanged() {
    ArrayNode steps = (ArrayNode) after.path("steps");
    steps.add(steps.remove(0));

    assertThat(changes()).isEmpty();
  }

  @Test
  void tellsWhoThenWhatThenLimitsInBothLanguages() {
    ((ObjectNode) after.path("limits")).put("promisedDays", 3);
    ((ObjectNode) after.path("fees").path(0)).put("amount", "60.00");
    ((ObjectNode) after.path("steps").path(2)).put("department", "housing");

    assertThat(changes())
        .extracting(MatterChange::area)
        .containsExactly(Area.WHO, Area.WHAT, Area.LIMITS);
    assertThat(changes())
        .extracting(change -> change.text().en())
        .containsExactly(
            "Step \"Deed tax assessment\": department changes from tax to housing.",
            "Fee \"Registration fee\": amount in yuan changes from 80.00 to 60.00.",
            "The matter's promised working days changes from 1 to 3.");
    assertThat(changes())
        .extracting(change -> change.text().zh())
        .containsExactly(
            "环节“契税核定”的办理部门由tax改为housing。",
            "收费项目“不动产登记费”的金额(元)由80.00改为60.00。",
            "事项的承诺时限(工作日)由1改为3。");
  }

  @Test
  void tellsWhatCameAndWhatWent() {
    ((ArrayNode) after.path("materials")).remove(3);
    ((ArrayNode) after.path("steps"))
        .add(json("{'id': 'stamp', 'department': 'tax', 'name': {'zh': '盖章', 'en': 'Stamp'}}"));
    ((ObjectNode) after.path("form").path("properties")).set("loan", json("{'type': 'string'}"));

    assertThat(changes())
        .extracting(MatterChange::kind, MatterChange::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.ADDED, "stamp"),
            org.assertj.core.groups.Tuple.tuple(Kind.REMOVED, "tax-payment-proof"),
            org.assertj.core.groups.Tuple.tuple(Kind.ADDED, "loan"));
    assertThat(changes().getFirst().text())
        .isEqualTo(
            new MatterChange.Text("新增环节“盖章”由tax办理。", "Step \"Stamp\" is new and done by tax."));
  }
}
