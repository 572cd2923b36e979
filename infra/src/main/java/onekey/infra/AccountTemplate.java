package onekey.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.MetadataEntry;

/**
 * The template that a StackSet deploys into each account: the same {@link OneKeyStack} that {@code
 * cdk deploy} deploys into one account, without what only the CDK command line needs.
 *
 * @param file the template, JSON, at most 1 MB
 * @param warnings what the stack warns of. The CDK command line does not see them, because this
 *     template is not in its cloud assembly
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStackSet.html">CreateStackSet:
 *     TemplateURL</a>
 */
public record AccountTemplate(Path file, List<String> warnings) {

  /** How the CDK marks a warning in the tree of constructs. */
  private static final String WARNING = "aws:cdk:warning";

  private static final long MAXIMUM_BYTES = 1_048_576;

  /**
   * Checks the size of the file.
   *
   * @throws SynthesisRefusedException if it is too large
   */
  public AccountTemplate {
    var bytes = size(file);
    if (bytes > MAXIMUM_BYTES) {
      throw new SynthesisRefusedException(
          "The template for the accounts of the organization has %d bytes, and a StackSet takes at most %d. Use fewer or shorter tags in %s: each resource repeats them."
              .formatted(bytes, MAXIMUM_BYTES, Setting.TAGS.key()));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Synthesizes the template.
   *
   * @param directory where to; not the directory of another app
   * @param context that of the app
   * @throws SynthesisRefusedException if the template is too large
   */
  static AccountTemplate synthesize(
      Path directory, Map<String, Object> context, Settings settings, Code functionCode) {
    var app =
        App.Builder.create()
            .outdir(directory.toString())
            .context(context)
            .analyticsReporting(false)
            // No rule and no parameter: what is bootstrapped in an account does not matter to it.
            .defaultStackSynthesizer(new BootstraplessSynthesizer())
            .build();
    var stack = new OneKeyStack(app, OneKeyStack.NAME, settings.withoutHomeRegion(), functionCode);
    var file = Path.of(app.synth().getStackByName(OneKeyStack.NAME).getTemplateFullPath());
    return new AccountTemplate(file, warnings(stack));
  }

  /**
   * Synthesizes the template of functions whose code is in a bucket.
   *
   * @param directory where to; not the directory of another app
   * @param context that of the app, with every setting
   * @param bucket the bucket of the code
   * @param key its key in the bucket
   * @throws SynthesisRefusedException if a setting is not allowed or the template is too large
   */
  public static AccountTemplate synthesize(
      Path directory, Map<String, Object> context, String bucket, String key) {
    return synthesize(directory, context, Settings.read(context), new CodeInBucket(bucket, key));
  }

  private static List<String> warnings(OneKeyStack stack) {
    return stack.getNode().findAll().stream()
        .flatMap(construct -> construct.getNode().getMetadata().stream())
        .filter((MetadataEntry entry) -> entry.getType().equals(WARNING))
        .map(entry -> entry.getData().toString())
        .toList();
  }
}
