package lianban.utilities.transfer;

/** Each utility's own transfers, one for each certificate. */
public interface Transfers {

  /** Opens a transfer; one that is open for the certificate already stays as it is. */
  void open(Utility utility, Transfer transfer);

  /** How many transfers of a batch the utility opened. Reads them all: for a look now and then. */
  long count(Utility utility, String batch);
}
