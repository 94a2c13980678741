package lianban.verification.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CityExtension.class)
@Order(9)
class RestartTest {

  @Test
  void cityGoesOnWithWhatWasThere(RunningCity city) {
    Gateway gateway = city.gateway();
    var closed = Home.known(city, "restart").complete(city);
    String path = "/api/v1/cases/" + closed.path("caseId").asString();
    String certificate = "/api/v1/certificates/" + closed.path("certificate").asString();
    Reply caseBefore = gateway.get(path, gateway.token("window"));
    Reply certificateBefore = gateway.get(certificate, null);

    assertThat(city.script().run("down").exit()).isZero();
    assertThat(city.script().run("up").exit()).isZero();

    Reply caseAfter = gateway.get(path, gateway.token("window"));
    assertThat(caseAfter.json(200)).isEqualTo(caseBefore.json(200));
    assertThat(caseAfter.header("ETag")).isEqualTo(caseBefore.header("ETag"));
    Reply certificateAfter = gateway.get(certificate, null);
    assertThat(certificateAfter.json(200)).isEqualTo(certificateBefore.json(200));
    assertThat(certificateAfter.json().path("status").asString()).isEqualTo("VALID");
    Home.known(city, "after-restart").complete(city);
  }
}
