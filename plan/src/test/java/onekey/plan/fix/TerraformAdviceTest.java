package onekey.plan.fix;

import static onekey.plan.fix.SampleFindings.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import onekey.plan.model.Fix;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The advice as it is printed, carried out to its end with the real Terraform. All users are in one
 * configuration, and the applies are common to them: so each user also lives through the applies of
 * the others.
 */
@Order(1)
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TerraformAdviceTest {

  @TempDir private static Path directory;

  private TerraformAccount account;
  private List<TerraformRun> runs;

  @BeforeAll
  void carryItOut() throws IOException {
    account = new TerraformAccount(directory, "TerraformAdviceTest");
    account.live(TerraformStories.all());
    var stored = account.stored();
    var shown = account.shownStates();
    runs =
        TerraformStories.all().stream()
            .map(
                story ->
                    new TerraformRun(
                        story,
                        account,
                        TerraformRun.fixes(story, account, stored),
                        text(TerraformRun.fixes(story, account, shown), Fix.Way.TERRAFORM)))
            .toList();
    for (var applies = 0; applies < 3; applies++) {
      apply();
    }
  }

  @AfterAll
  void stop() {
    if (account != null) {
      account.close();
    }
  }

  private void apply() {
    runs.forEach(TerraformRun::goOn);
    var planned = account.plannedByUser();
    runs.forEach(run -> run.see(planned));
    account.terraform().successful(TerraformCommand.APPLY);
    runs.forEach(TerraformRun::lookAtIam);
  }

  List<TerraformRun> runs() {
    return runs;
  }

  @ParameterizedTest
  @MethodSource("runs")
  void everyApplyIsAsTheAdviceSays(TerraformRun run) {
    assertThat(run.faults()).isEmpty();
  }

  /** Replaces what a for_each says, as the advice writes it. */
  static String forEach(String text, String condition) {
    return text.replaceFirst(
        "for_each = (.*)\n",
        Matcher.quoteReplacement("for_each = { for key, value in ")
            + "$1"
            + Matcher.quoteReplacement(" : key => value if " + condition + " }\n"));
  }
}
