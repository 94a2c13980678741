package lianban.housing.register;

import java.util.List;

/**
 * What the register tells about a contract.
 *
 * @param middle the contract or the two contracts in the middle of its group
 */
public record RegisterEntry(ContractPrice contract, List<ContractPrice> middle) {
  public RegisterEntry {
    middle = List.copyOf(middle);
  }
}
