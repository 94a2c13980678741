package lianban.catalog.seed;

import lianban.catalog.definition.Publication;
import lianban.catalog.definition.Publishing;
import lianban.catalog.sharing.ReceiverTypes;
import lianban.catalog.sharing.StandingGrants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives those who share the type on which they are told of it, through the same door as everybody
 * else's. The city's own departments have theirs from the beginning.
 */
public final class CityReceiverTypes implements ReceiverTypes {

  private static final Logger log = LoggerFactory.getLogger(CityReceiverTypes.class);

  private final City city;
  private final Publishing publishing;
  private final StandingGrants grants;

  public CityReceiverTypes(City city, Publishing publishing, StandingGrants grants) {
    this.city = city;
    this.publishing = publishing;
    this.grants = grants;
  }

  @Override
  public boolean ensure(String receiver) {
    City.Informed informed = city.informed().apply(receiver);
    City.Shipped type = informed.type();
    Publication publication =
        publishing.publish(type.kind(), type.content(), CitySeed.publication(type));
    if (publication instanceof Publication.Refused(var faults)) {
      log.warn("{} is no type: {}", type.key(), faults);
      return false;
    }
    // Whatever else comes of it, the type is there: by the seed, or by another instance.
    grants.grant(informed.grant());
    return true;
  }
}
