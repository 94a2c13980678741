package lianban.housing.register;

import java.util.List;
import java.util.Optional;

/** The register of contracts. */
public interface ContractRegister {

  /**
   * Files contracts; those filed before are replaced. From the return on, every entry shows the
   * median with them.
   */
  void file(List<Contract> contracts);

  /** A contract with the middle of its group. */
  Optional<RegisterEntry> find(String batch, String contractNo);
}
