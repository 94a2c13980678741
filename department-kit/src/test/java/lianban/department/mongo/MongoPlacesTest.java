package lianban.department.mongo;

import lianban.department.Places;
import lianban.department.PlacesContract;
import lianban.service.test.TestDatabase;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("lianban.service.test.TestDatabase#all")
class MongoPlacesTest extends PlacesContract {

  private final Places places;

  MongoPlacesTest(TestDatabase database) {
    places = new MongoPlaces(database.empty().getCollection("places"));
  }

  @Override
  protected Places places() {
    return places;
  }
}
