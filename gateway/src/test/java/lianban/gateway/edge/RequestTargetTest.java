package lianban.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/v1/cases/r7-12",
        "/api/v1/certificates/1.2.156.3005.2.11100000000013127A001.x_y~z",
        "/api/v1/events?type=lianban.case.status&cursor=a%2Fb%3D&wait=20",
        "/api/v1/matters/%E4%BA%8C%E6%89%8B",
        "/console/assets/index-a1B2.js",
        "/login?error&continue=../x;y",
      })
  void takesPlainTargets(String target) {
    assertThat(RequestTarget.isSuspicious(target)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "api/v1/cases",
        "http://elsewhere/api/v1/cases",
        "//api/v1/cases",
        "/api//v1/cases",
        "/api/./v1",
        "/api/v1/..",
        "/api/v1/../cases",
        "/api/v1/.",
        "/api/v1/%2e%2e/cases",
        "/api/v1/.%2E/cases",
        "/api%2fv1/cases",
        "/api%5cv1",
        "/api\\v1",
        "/api/v1/cases;a=b/c-1",
        "/api/v1/cases%3ba",
        "/api/v1/cases%00",
        "/api/v1/cases%0d%0aX:y",
        "/api/v1/cases%7f",
        "/api/v1/cases%252e",
        "/api/v1/cases%3fx",
        "/api/v1/cases%23x",
        "/api/v1/cases#x",
        "/api/v1/%c0%ae%c0%ae/cases",
        "/api/v1/%e0%80%af",
        "/api/v1/%f0%80%80%ae",
        "/api/v1/%ed%a0%80",
        "/api/v1/%ff",
        "/api/v1/%",
        "/api/v1/%2",
        "/api/v1/%zz",
        "/api/v1/%u002e",
        "/api/v1/\u4e8c",
        "/api/v1/cases?a=\\b",
        "/api/v1/cases?a=<b>",
      })
  void refusesWhatCanBeReadInTwoWays(String target) {
    assertThat(RequestTarget.isSuspicious(target)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {RequestLineGuard.SUSPICIOUS, RequestLineGuard.MALFORMED})
  void refusesItsOwnStandIns(String target) {
    assertThat(RequestTarget.isSuspicious(target)).isTrue();
  }
}
