package lianban.department.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import lianban.department.test.DepartmentTest;
import lianban.department.test.TestExchange;
import lianban.kernel.event.CertificateIssued;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@DepartmentTest
@TestPropertySource(properties = "spring.config.name=sample-department")
class FollowersTest {

  @Autowired TestExchange exchange;
  @Autowired SampleDepartment.First first;
  @Autowired SampleDepartment.Second second;

  @Test
  void giveEachFollowerEveryEvent() {
    exchange.issued(
        new CertificateIssued(
            "1.2.156", "type", "c1", "issuer", "holder", Instant.EPOCH, Map.of(), null));

    await()
        .untilAsserted(
            () -> {
              assertThat(first.followed).containsExactly("1.2.156");
              assertThat(second.followed).containsExactly("1.2.156");
            });
  }
}
