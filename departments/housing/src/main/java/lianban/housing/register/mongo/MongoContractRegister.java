package lianban.housing.register.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lianban.housing.register.Contract;
import lianban.housing.register.ContractPrice;
import lianban.housing.register.ContractRegister;
import lianban.housing.register.PriceGroup;
import lianban.housing.register.RegisterEntry;
import lianban.service.mongo.Lookup;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * Contracts by key, and beside them one document for each group of contracts that are compared. A
 * group is changed in one write guarded by its version, its middle with it, so a median is found by
 * key and is never older than its contracts.
 */
public final class MongoContractRegister implements ContractRegister {

  private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);

  private final MongoCollection<Filed> contracts;
  private final MongoCollection<Group> groups;
  private final Lookup<Filed> filings;
  private final Lookup<Middle> medians;

  public MongoContractRegister(MongoDatabase database) {
    contracts = database.getCollection("contracts", Filed.class);
    groups = database.getCollection("groups", Group.class);
    filings = new Lookup<>(contracts, null, Filed::key);
    medians =
        new Lookup<>(
            database.getCollection("groups", Middle.class), include("middle"), Middle::key);
  }

  /**
   * Groups come first: if this process dies in between, a contract still names its old group when
   * it is filed again, and is taken out of it.
   */
  @Override
  public void file(List<Contract> filed) {
    Map<String, Contract> byKey = new LinkedHashMap<>();
    filed.forEach(contract -> byKey.put(contract.key(), contract));
    if (byKey.isEmpty()) {
      return;
    }
    Set<String> affected = new HashSet<>();
    contracts.find(in("_id", byKey.keySet())).forEach(known -> affected.add(known.group));
    byKey.values().forEach(contract -> affected.add(contract.groupKey()));
    fileInGroups(affected, byKey.values());
    contracts.bulkWrite(
        byKey.values().stream()
            .map(c -> new ReplaceOneModel<>(eq(c.key()), Filed.of(c), UPSERT))
            .toList());
  }

  @Override
  public Optional<RegisterEntry> find(String batch, String contractNo) {
    Filed filed = filings.find(Contract.keyOf(batch, contractNo));
    if (filed == null) {
      return Optional.empty();
    }
    Middle middle = medians.find(filed.group);
    if (middle == null) {
      throw new IllegalStateException("contract " + filed.key + " is in no group");
    }
    var own = new ContractPrice(contractNo, filed.price, filed.floorArea);
    return Optional.of(new RegisterEntry(own, middle.middle));
  }

  /** Each round that leaves a group open is one in which another feed got through. */
  private void fileInGroups(Set<String> affected, Collection<Contract> filed) {
    Set<String> open = new HashSet<>(affected);
    while (!open.isEmpty()) {
      Map<String, Group> known = new HashMap<>();
      groups.find(in("_id", open)).forEach(group -> known.put(group.key, group));
      open.removeIf(key -> replace(known.getOrDefault(key, Group.none(key)), filed));
    }
  }

  /** Whether the group holds what was filed now; false if somebody else changed it first. */
  private boolean replace(Group before, Collection<Contract> filed) {
    Group after = before.filing(filed);
    if (after.contracts.equals(before.contracts)) {
      return true;
    }
    if (before.version == 0) {
      return insert(after);
    }
    var unchanged = and(eq(before.key), eq("version", before.version));
    return groups.replaceOne(unchanged, after).getMatchedCount() == 1;
  }

  private boolean insert(Group group) {
    try {
      groups.insertOne(group);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** A contract as stored. */
  public record Filed(@BsonId String key, String group, BigDecimal price, BigDecimal floorArea) {

    static Filed of(Contract c) {
      return new Filed(c.key(), c.groupKey(), c.price(), c.floorArea());
    }
  }

  /** A group as stored. */
  public record Group(
      @BsonId String key, long version, List<ContractPrice> middle, List<ContractPrice> contracts) {

    static Group none(String key) {
      return new Group(key, 0, List.of(), List.of());
    }

    Group filing(Collection<Contract> filed) {
      PriceGroup after = new PriceGroup(contracts).filing(key, filed);
      return new Group(key, version + 1, after.middle(), after.contracts());
    }
  }

  /** The part of a group that a look needs. */
  public record Middle(@BsonId String key, List<ContractPrice> middle) {}
}
