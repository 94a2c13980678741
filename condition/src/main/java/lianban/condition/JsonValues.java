package lianban.condition;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON values as CEL takes them: whole numbers of 64 bits, other numbers as doubles. */
final class JsonValues {

  private JsonValues() {}

  static Object of(Object value) {
    return switch (value) {
      case Integer whole -> whole.longValue();
      case BigInteger whole ->
          whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole.doubleValue();
      case BigDecimal number -> number.doubleValue();
      case Float number -> number.doubleValue();
      case List<?> list -> list.stream().map(JsonValues::of).toList();
      case Map<?, ?> map -> {
        Map<Object, Object> values = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((name, member) -> values.put(name, of(member)));
        yield values;
      }
      default -> value;
    };
  }
}
