package lianban.housing.contract;

import java.util.Optional;

/** The contracts filed with the register. */
public interface FiledContracts {

  /**
   * A contract with the median of its like.
   *
   * @return empty only if the register says that it has no such contract
   * @throws RegisterUnavailableException if the register gives no answer that makes sense
   */
  Optional<FiledContract> find(String batch, String contractNo);
}
