package onekey.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/**
 * The stacks of an organization, with the defaults of cdk.json and some settings of their own.
 *
 * @param stack the stack of the StackSet
 * @param bucket the stack of the bucket
 */
record TestOrganization(OrganizationStack stack, OrganizationBucketStack bucket) {

  static final String ID = "o-exampleorgid";
  static final String ACCOUNT = "123456789012";
  static final String REGION = "eu-west-1";
  static final String UNIT = "ou-abcd-11111111";
  static final String BUCKET = "onekey-123456789012-eu-west-1-an";

  /** The least that an organization needs, and more. */
  static Map<String, Object> settings(Map<String, ?> more) {
    var settings = new HashMap<String, Object>();
    settings.put("onekey:organizationTargets", UNIT);
    settings.put("onekey:organizationId", ID);
    settings.put("onekey:organizationAccount", ACCOUNT);
    settings.put("onekey:organizationRegion", REGION);
    settings.putAll(more);
    return settings;
  }

  /** Everything that an organization can have, beside {@link TestStack#everything}. */
  static Map<String, Object> everything() {
    var settings = new HashMap<>(TestStack.everything());
    settings.remove("onekey:noticeEmail");
    settings.put("onekey:organizationRegion", "us-east-1");
    settings.put("onekey:organizationAdministrator", "delegated");
    settings.put("onekey:organizationExcludedAccounts", "111111111111,222222222222");
    settings.put("onekey:organizationAggregator", true);
    settings.put("onekey:organizationNoticeEmail", "security@example.com");
    settings.put("onekey:organizationReaderRole", "OneKeyReader");
    return settings(settings);
  }

  static TestOrganization with(Map<String, ?> more) {
    return with(more, "the content of a jar");
  }

  static TestOrganization with(Map<String, ?> more, String jar) {
    try {
      var file = Files.writeString(Files.createTempFile(Path.of("target"), "onekey", ".jar"), jar);
      return with(TestStack.context(settings(more)), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TestOrganization with(Map<String, Object> context, Path jar) {
    var app = TestStack.app(context);
    var stack = OrganizationStack.in(app, Settings.read(context), jar).orElseThrow();
    return new TestOrganization(
        stack, (OrganizationBucketStack) app.getNode().findChild(OrganizationBucketStack.NAME));
  }

  /** The account stack, as it is in every account. */
  static OneKeyStack accountStack(Map<String, ?> more) {
    var context = TestStack.context(settings(more));
    return new OneKeyStack(
        TestStack.app(context),
        OneKeyStack.NAME,
        Settings.read(context).withoutHomeRegion(),
        CodeInBucket.placeholder());
  }

  JsonNode json() {
    return json(stack);
  }

  JsonNode bucketJson() {
    return json(bucket);
  }

  private static JsonNode json(Stack stack) {
    return TestStack.json(Template.fromStack(stack));
  }

  /** The properties of the StackSet. */
  JsonNode stackSet() {
    return TestStack.resource(json(), "AccountsStackSet").path("Properties");
  }

  /** The template that the StackSet deploys into the accounts. */
  Path accountTemplate() {
    return stack.accountTemplate().file();
  }

  JsonNode account() {
    try {
      return new ObjectMapper().readTree(accountTemplate().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
