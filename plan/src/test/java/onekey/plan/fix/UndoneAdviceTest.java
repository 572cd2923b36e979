package onekey.plan.fix;

import static onekey.plan.fix.SampleFindings.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import onekey.plan.model.Fix;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Something misses a key that was deactivated as the advice says: it is undone as it says. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UndoneAdviceTest {

  /** One of each kind of block and of object. */
  private static final Set<String> USERS =
      Set.of("single", "each", "module", "registry", "deposed", "idle");

  @TempDir private static Path directory;

  private TerraformAccount account;
  private List<TerraformRun> runs;
  private Map<String, List<String>> planned;

  @BeforeAll
  void carryItOutAndUndoIt() throws IOException {
    var stories =
        TerraformStories.all().stream().filter(story -> USERS.contains(story.userName())).toList();
    account = new TerraformAccount(directory, "UndoneAdviceTest");
    account.live(stories);
    var stored = account.stored();
    runs =
        stories.stream()
            .map(
                story -> {
                  var fixes = TerraformRun.fixes(story, account, stored);
                  return new TerraformRun(story, account, fixes, text(fixes, Fix.Way.TERRAFORM));
                })
            .toList();
    runs.forEach(TerraformRun::goOnToUndo);
    // A deposed key is out of the state before any apply.
    runs.stream().filter(TerraformRun::isAtUndo).forEach(TerraformRun::undo);
    account.terraform().successful(TerraformCommand.APPLY);
    runs.stream().filter(run -> !run.isUndone()).forEach(TerraformRun::undo);
    planned = account.plannedByUser();
  }

  @AfterAll
  void stop() {
    if (account != null) {
      account.close();
    }
  }

  List<TerraformRun> runs() {
    return runs;
  }

  @ParameterizedTest
  @MethodSource("runs")
  void bothKeysAreActiveAgainAndStaySo(TerraformRun run) {
    assertThat(run.faultsOfUndoing(planned)).isEmpty();
  }
}
