package lianban.registration.title;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Titles in a map. */
final class InMemoryTitleBook implements TitleBook {

  private final ConcurrentMap<String, Title> byProperty = new ConcurrentHashMap<>();

  @Override
  public void enter(List<Title> titles) {
    titles.forEach(title -> byProperty.put(title.propertyNo(), title));
  }

  @Override
  public Optional<Title> of(String propertyNo) {
    return Optional.ofNullable(byProperty.get(propertyNo));
  }

  @Override
  public boolean transfer(Transfer transfer, String certificate) {
    Title before = byProperty.get(transfer.propertyNo());
    return before != null
        && (before.certificate().equals(certificate)
            || (before.certificate().equals(transfer.supersedes())
                && byProperty.replace(
                    before.propertyNo(), before, changed(before, transfer, certificate))));
  }

  private static Title changed(Title before, Transfer transfer, String certificate) {
    return new Title(
        before.propertyNo(),
        transfer.newOwnerIdNumber(),
        transfer.newOwnerName(),
        before.leaseRemaining(),
        certificate);
  }
}
