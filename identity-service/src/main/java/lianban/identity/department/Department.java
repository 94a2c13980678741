package lianban.identity.department;

import lianban.kernel.code.CreditCode;

/**
 * A department that takes part in joint approval.
 *
 * @param code the name that routes, topics and tokens use
 * @param creditCode unified social credit code
 * @param zh Chinese name
 * @param en English name
 */
public record Department(String code, String creditCode, String zh, String en) {

  /**
   * @throws IllegalArgumentException if the credit code has a wrong check character
   */
  public Department {
    new CreditCode(creditCode);
  }
}
