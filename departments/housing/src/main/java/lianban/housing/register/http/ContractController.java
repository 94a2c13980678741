package lianban.housing.register.http;

import java.util.List;
import lianban.department.feed.Accepted;
import lianban.department.feed.FeedReader;
import lianban.housing.register.Contract;
import lianban.housing.register.ContractRegister;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Takes contracts into the register. */
@RestController
final class ContractController {

  private final FeedReader feed;
  private final ContractRegister register;

  ContractController(FeedReader feed, ContractRegister register) {
    this.feed = feed;
    this.register = register;
  }

  @PostMapping("/api/v1/housing/contracts")
  Accepted file(@RequestBody JsonNode rows) {
    List<Contract> read = feed.read(rows, Contract.class);
    register.file(read);
    return new Accepted(read.size());
  }
}
