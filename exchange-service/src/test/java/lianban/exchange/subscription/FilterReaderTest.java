package lianban.exchange.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import lianban.exchange.ServiceJson;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters of the CloudEvents Subscriptions API. */
class FilterReaderTest {

  private static final CloudEvent EVENT =
      CloudEventBuilder.v1()
          .withId("e-1")
          .withSource(URI.create("/housing"))
          .withType("housing.contract.filed")
          .withSubject("C-1")
          .withExtension("department", "housing")
          .build();

  private final FilterReader reader = new FilterReader(ServiceJson.MAPPER);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | true",
        "[{'exact':{'subject':'C-1','source':'/housing'}}] | true",
        "[{'exact':{'subject':'C-1'}},{'prefix':{'source':'/tax'}}] | false",
        "[{'suffix':{'type':'.filed'}}] | true",
        "[{'any':[{'exact':{'subject':'x'}},{'prefix':{'department':'hou'}}]}] | true",
        "[{'all':[{'exact':{'subject':'x'}},{'prefix':{'department':'hou'}}]}] | false",
        "[{'not':{'exact':{'subject':'x'}}}] | true",
        "[{'exact':{'absent':'x'}}] | false"
      })
  void filtersMatchAsTheySay(String filters, boolean matches) {
    assertThat(reader.read(filters.replace('\'', '"')).matches(EVENT)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "[{}]",
        "[{'sql':'subject = 1'}]",
        "[{'exact':{}}]",
        "[{'exact':{'Subject':'x'}}]",
        "[{'exact':{'subject':1}}]",
        "[{'exact':{'subject':''}}]",
        "[{'any':[]}]",
        "[{'exact':{'a':'b'},'prefix':{'a':'b'}}]",
        "[{'not':{'not':{'not':{'not':{'not':{'all':[{'exact':{'a':'b'}}]}}}}}}]"
      })
  void whatIsNoFilterIsRefused(String filters) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> reader.read(filters.replace('\'', '"')))
        .satisfies(problem -> assertThat(problem.faults()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {51, 5_000})
  void moreThanFiftyFiltersAreRefused(int count) {
    String many = "{\"exact\":{\"a\":\"b\"}},".repeat(count);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> reader.read("[" + many.substring(0, many.length() - 1) + "]"));
  }
}
