package lianban.service.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lianban.kernel.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;

/** What ends a request becomes one problem, also where no advice of Spring's looks at it. */
class FaultTranslatorTest {

  private final FaultTranslator faults =
      new FaultTranslator(List.of(fault -> fault instanceof IllegalMonitorStateException));

  @Test
  void aProblemStaysWhatItIs() {
    assertThat(type(new ProblemException(ProblemType.CONFLICT, "x")))
        .isEqualTo(ProblemType.CONFLICT);
  }

  @Test
  void whatCannotBeReadIsTheCallersFault() {
    assertThat(type(new ServerWebInputException("x"))).isEqualTo(ProblemType.MALFORMED_REQUEST);
    assertThat(faults.problem(new ServerWebInputException("no id")).detail()).isEqualTo("no id.");
  }

  @Test
  void aBodyThatIsTooLongIsSaidToBe() {
    var tooLong = new DataBufferLimitException("x");

    assertThat(type(tooLong)).isEqualTo(ProblemType.BODY_TOO_LARGE);
    assertThat(type(new ServerWebInputException("x", null, tooLong)))
        .isEqualTo(ProblemType.BODY_TOO_LARGE);
    assertThat(type(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE)))
        .isEqualTo(ProblemType.BODY_TOO_LARGE);
  }

  @Test
  void aStatusOfSpringsIsItsProblem() {
    assertThat(type(new ResponseStatusException(HttpStatus.NOT_FOUND)))
        .isEqualTo(ProblemType.NOT_FOUND);
    assertThat(type(new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE)))
        .isEqualTo(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    assertThat(type(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE)))
        .isEqualTo(ProblemType.INTERNAL_ERROR);
  }

  @Test
  void whatMayGoAwayIsToBeTriedAgain() {
    assertThat(type(new IllegalMonitorStateException())).isEqualTo(ProblemType.HOP_UNAVAILABLE);
    assertThat(type(new IllegalStateException())).isEqualTo(ProblemType.INTERNAL_ERROR);
  }

  private ProblemType type(Throwable fault) {
    return faults.problem(fault).type();
  }
}
