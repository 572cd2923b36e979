package onekey.cli.doctor.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onekey.cli.doctor.check.Line;
import onekey.cli.doctor.check.NotCheckableException;
import onekey.cli.doctor.check.RoleCheck;
import onekey.cli.doctor.stack.DeployedTemplate;
import onekey.cli.doctor.stack.Grant;
import onekey.cli.doctor.stack.References;
import onekey.cli.doctor.stack.StackResource;
import onekey.cli.doctor.stack.UnresolvedException;
import onekey.cli.doctor.words.Words;

/** Has every role simulated. */
record RoleChecks(Readings readings) {

  List<Line> lines() {
    var deployed = readings.template();
    var references = readings.references();
    return readings.resources().ofType("AWS::IAM::Role").stream()
        .flatMap(role -> role(role, deployed, references).stream())
        .toList();
  }

  /** A statement whose resources are not known does not stop the others. */
  private List<Line> role(StackResource role, DeployedTemplate deployed, References references) {
    var requests = new ArrayList<Grant.Request>();
    var unknown = new ArrayList<Words>();
    for (var grant : grants(role, deployed, unknown)) {
      try {
        requests.addAll(grant.requests(references));
      } catch (NotCheckableException e) {
        unknown.add(notSimulated(grant, e.why()));
      } catch (UnresolvedException e) {
        unknown.add(notSimulated(grant, Words.of("{}", String.valueOf(e.getMessage()))));
      }
    }
    return RoleCheck.of(role, simulate(role, requests, unknown), unknown);
  }

  /** A stack that is just being changed may have a role that its template has not. */
  private static List<Grant> grants(
      StackResource role, DeployedTemplate deployed, List<Words> unknown) {
    try {
      return deployed.grants(role.logicalId());
    } catch (UnresolvedException e) {
      unknown.add(Words.of("{}", String.valueOf(e.getMessage())));
      return List.of();
    }
  }

  private static Words notSimulated(Grant grant, Words why) {
    return Words.of(
        "{} could not be simulated: {}", Words.plain(String.join(", ", grant.actions())), why);
  }

  /** Returns what was simulated; empty if there is no such role. */
  private Optional<List<RoleCheck.Simulated>> simulate(
      StackResource role, List<Grant.Request> requests, List<Words> unknown) {
    var arn = readings.place().roleArn(role.physicalId());
    var simulated = new ArrayList<RoleCheck.Simulated>();
    try {
      for (var request : requests) {
        var answer = readings.account().roles().simulate(arn, request);
        if (answer.isEmpty()) {
          return Optional.empty();
        }
        simulated.addAll(answer.get());
      }
    } catch (NotCheckableException e) {
      unknown.add(e.why());
    }
    return Optional.of(simulated);
  }
}
