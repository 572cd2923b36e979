package onekey.cli.doctor;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import onekey.cli.doctor.check.Call;
import onekey.plan.source.live.PolicyDocument;

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
    var policy = new PolicyDocument();
    actions.forEach((resource, permissions) -> policy.allow(sid(resource), permissions, resource));
    return policy.json();
  }

  /** Returns a name after the service and the type of resource, such as IamRole. */
  private static String sid(String resource) {
    return resource.equals("*")
        ? "Any"
        : Arrays.stream(resource.split("[^a-z]+"))
            .skip(1)
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
  }
}
