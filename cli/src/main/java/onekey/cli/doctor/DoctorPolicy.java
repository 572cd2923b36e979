package onekey.cli.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import onekey.cli.doctor.check.Call;
import onekey.plan.output.Json;

/** The permissions that an examination takes, and no more. */
public final class DoctorPolicy {

  private DoctorPolicy() {}

  /** Returns an IAM policy document, JSON. One text fits accounts of all partitions. */
  public static String document() {
    var actions =
        Arrays.stream(Call.values())
            .collect(
                Collectors.groupingBy(
                    Call::resource,
                    TreeMap::new,
                    Collectors.mapping(Call::permission, Collectors.toList())));
    var statements = new ArrayList<Map<String, Object>>();
    actions.forEach((resource, permissions) -> statements.add(allow(permissions, resource)));
    var document = new LinkedHashMap<String, Object>();
    document.put("Version", "2012-10-17");
    document.put("Statement", statements);
    return Json.of(document);
  }

  private static Map<String, Object> allow(List<String> actions, String resource) {
    var statement = new LinkedHashMap<String, Object>();
    statement.put("Effect", "Allow");
    statement.put("Action", actions);
    statement.put("Resource", resource);
    return statement;
  }
}
