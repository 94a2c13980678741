package lianban.identity.department;

import java.util.List;
import java.util.Map;
import lianban.identity.IdentityProperties;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The departments, for whoever may read identities. */
@RestController
@RequestMapping("/api/v1/departments")
class DepartmentController {

  private final List<Listed> departments;

  DepartmentController(IdentityProperties properties) {
    departments = properties.departments().stream().map(Listed::of).toList();
  }

  @GetMapping
  List<Listed> list() {
    return departments;
  }

  /** A department on the wire; those that the settings name are all active. */
  record Listed(String code, Map<String, String> name, String creditCode, String status) {

    static Listed of(Department department) {
      return new Listed(
          department.code(),
          Map.of("zh", department.zh(), "en", department.en()),
          department.creditCode(),
          "ACTIVE");
    }
  }
}
