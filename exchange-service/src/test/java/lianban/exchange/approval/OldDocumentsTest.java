package lianban.exchange.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lianban.exchange.ServiceJson;
import lianban.exchange.approval.Matter.RefusalRule;
import lianban.exchange.mongo.JsonDocuments;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was stored before cases had an annex and matters had conditions goes on as it is. */
class OldDocumentsTest {

  private static final JsonMapper JSON = ServiceJson.MAPPER;
  private static final List<String> NEW_IN_STEPS =
      List.of("stops", "materials", "condition", "voice");

  private final JsonDocuments documents = new JsonDocuments(JSON);

  private static ObjectNode old(Object now) {
    ObjectNode document = JSON.valueToTree(now);
    document.remove(List.of("annex", "quorums", "noticeMinutes"));
    for (JsonNode step : document.path("steps")) {
      ((ObjectNode) step).remove(NEW_IN_STEPS);
    }
    return document;
  }

  @Test
  void caseIsReadAsOneToWhichNothingOfTheKindHappened() {
    ApprovalCase filed = Cases.filed();
    String text = old(filed).toString();

    assertThat(text).doesNotContain("annex", "stops");
    assertThat(documents.record(text, ApprovalCase.class)).isEqualTo(filed);
  }

  @Test
  void matterIsReadAsOneInWhichEveryStepIsNeededAndMayRefuse() {
    Matter matter = Cases.secondHandHome(RefusalRule.STOP_THE_REST);
    Document document = Document.parse(old(matter).toString());

    assertThat(document.toJson()).doesNotContain("voice", "quorums");
    assertThat(documents.record(document, Matter.class)).isEqualTo(matter);
  }

  @Test
  void caseOfOldGoesOnUnderTheRulesOfToday() {
    Matter matter = Cases.secondHandHome(RefusalRule.LET_ALL_FINISH);
    ApprovalCase filed = documents.record(old(Cases.filed(matter)).toString(), ApprovalCase.class);

    Decision decision =
        ApprovalPolicy.decide(filed, matter, Cases.approve("tax", "tax"), Cases.T0.plusSeconds(1));

    assertThat(decision).isInstanceOf(Decision.Accepted.class);
  }
}
