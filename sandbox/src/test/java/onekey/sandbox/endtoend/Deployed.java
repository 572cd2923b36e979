package onekey.sandbox.endtoend;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import onekey.rule.judgement.KeyPolicy;
import onekey.sandbox.api.Json;
import onekey.sandbox.template.Template;
import onekey.testkit.Command;

/** Templates of the stack with various settings, synthesized by the CDK app. */
final class Deployed {

  static final String AUTOMATIC = "onekey:remediation=automatic";
  static final String OFF = "onekey:remediation=off";
  static final String DRY_RUN = "onekey:dryRun=true";
  static final String DEACTIVATE = "onekey:deleteAfterDays=never";
  static final String AT_ONCE = "onekey:deleteAfterDays=0";
  static final String LATER = "onekey:deleteAfterDays=30";
  static final String NOTICE = "onekey:noticeDays=14";
  static final String LONGER_NOTICE = "onekey:noticeDays=30";
  static final String TOPIC_ARN = "arn:aws:sns:us-east-1:111122223333:notices";
  static final String TOPIC = "onekey:noticeTopicArn=" + TOPIC_ARN;
  static final String CHAT = "onekey:noticeStyle=chat";
  static final String WATCH = "onekey:watchKeyChanges=true";
  static final String FAR_FROM_IAM = "onekey:homeRegion=eu-west-1";
  static final String RULE_ONE = "onekey:ruleName=one";
  static final String RULE_TWO = "onekey:ruleName=two";

  /** An organization with its own topic and readers. Its administrator is account 999988887777. */
  static final String[] ORGANIZATION = {
    "onekey:organizationTargets=ou-abcd-11111111",
    "onekey:organizationId=o-exampleorgid",
    "onekey:organizationAccount=999988887777",
    "onekey:organizationRegion=us-east-1",
    "onekey:organizationNoticeEmail=security@example.com",
    "onekey:organizationReaderRole=OneKeyReader",
    WATCH
  };

  private static final Template DEFAULT = Template.ofDefaultStack();

  private static final Path INFRA = Path.of("../infra");

  /** All settings that tests deploy, synthesized together: most of the time is the CDK's start. */
  private static final List<List<String>> USED =
      List.of(
          List.of(AUTOMATIC),
          List.of(AUTOMATIC, DRY_RUN),
          List.of(AUTOMATIC, DEACTIVATE),
          List.of(DRY_RUN),
          List.of(DEACTIVATE),
          List.of(AT_ONCE),
          List.of(LATER),
          List.of(NOTICE),
          List.of(LONGER_NOTICE),
          List.of(NOTICE, TOPIC),
          List.of(NOTICE, TOPIC, CHAT),
          List.of(NOTICE, AUTOMATIC),
          List.of(NOTICE, DRY_RUN),
          List.of(TOPIC),
          List.of(TOPIC, CHAT),
          List.of(WATCH),
          List.of(WATCH, TOPIC),
          List.of(WATCH, TOPIC, OFF),
          List.of(WATCH, FAR_FROM_IAM),
          List.of(RULE_ONE),
          List.of(OFF),
          List.of(OFF, RULE_ONE),
          List.of(OFF, RULE_TWO),
          List.of(ORGANIZATION));

  private static final Map<List<String>, Template> SYNTHESIZED = new LinkedHashMap<>();

  private static final Map<String, String> FURTHER_STACKS = new HashMap<>();

  private static final Map<WithPolicy, Template> WITH_POLICIES = new ConcurrentHashMap<>();

  private record WithPolicy(KeyPolicy policy, List<String> settings) {}

  private Deployed() {}

  /**
   * Returns the template with these settings.
   *
   * @throws NullPointerException if they are not listed in {@code USED}
   */
  static synchronized Template with(String... settings) {
    if (settings.length == 0) {
      return DEFAULT;
    }
    if (SYNTHESIZED.isEmpty()) {
      synthesize();
    }
    return Objects.requireNonNull(
        SYNTHESIZED.get(List.of(settings)),
        () -> "Add these settings to USED: " + List.of(settings));
  }

  /**
   * Returns the template with these settings and another policy. It is always the same instance, so
   * that its references are resolved once.
   */
  static Template with(KeyPolicy policy, String... settings) {
    return WITH_POLICIES.computeIfAbsent(
        new WithPolicy(policy, List.of(settings)),
        _ -> with(settings).withRuleParameters(policy.toRuleParameters()));
  }

  /** Returns the template of a stack of the organization itself. */
  static JsonNode organization(String stackName) {
    return Json.parse(further(stackName));
  }

  /** Returns the template of the stack that forwards events. */
  static Template forwarding() {
    return Template.parse(further("OneKeyEventsStack"));
  }

  private static synchronized String further(String stackName) {
    with(ORGANIZATION);
    return Objects.requireNonNull(FURTHER_STACKS.get(stackName));
  }

  /**
   * Reads what was synthesized of these sources, by this JVM, by another that runs tests at the
   * same time, or in an earlier build: most of the time of many tests would be the CDK's.
   */
  private static void synthesize() {
    try {
      var synth = Files.createDirectories(Path.of("target/synth"));
      var directory = synth.resolve(digestOfSources());
      var complete = directory.resolve("complete");
      try (var channel = FileChannel.open(synth.resolve("lock"), CREATE, WRITE);
          var _ = channel.lock()) {
        if (!Files.exists(complete)) {
          write(Files.createDirectories(directory));
          Files.createFile(complete);
        }
      }
      for (var settings : USED) {
        SYNTHESIZED.put(
            settings, Template.read(directory.resolve(USED.indexOf(settings) + ".json")));
      }
      keep(directory, "OneKeyOrganizationStack", ORGANIZATION);
      keep(directory, "OneKeyOrganizationBucketStack", ORGANIZATION);
      keep(directory, "OneKeyEventsStack", WATCH, FAR_FROM_IAM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of all that the templates are made from. */
  private static String digestOfSources() throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(USED.toString().getBytes(StandardCharsets.UTF_8));
      for (var source :
          List.of(
              INFRA.resolve("target/classes"),
              INFRA.resolve("target/synth/classpath"),
              Path.of("../rule/target/classes"),
              Path.of("../cdk.json"))) {
        try (var files = Files.walk(source)) {
          for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
            digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs in another JVM, because the CDK is not on this class path. */
  private static void write(Path directory) throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                INFRA.resolve("target/classes")
                    + ":"
                    + Files.readString(INFRA.resolve("target/synth/classpath")).strip(),
                "onekey.infra.TemplateWriter",
                "../cdk.json"));
    for (var settings : USED) {
      words.add(directory.resolve(USED.indexOf(settings) + ".out").toString());
      words.add(directory.resolve(USED.indexOf(settings) + ".json").toString());
      words.addAll(settings);
      words.add("--");
    }
    words.removeLast();
    Command.run(Path.of("."), Map.of(), words).successful();
  }

  /** Keeps what was synthesized beside the stack with these settings. */
  private static void keep(Path directory, String stackName, String... settings)
      throws IOException {
    FURTHER_STACKS.put(
        stackName,
        Files.readString(
            directory
                .resolve(USED.indexOf(List.of(settings)) + ".out")
                .resolve(stackName + ".template.json")));
  }
}
