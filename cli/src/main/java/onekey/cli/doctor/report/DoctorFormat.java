package onekey.cli.doctor.report;

import java.util.Locale;
import onekey.cli.doctor.words.Naming;
import onekey.plan.output.Json;
import onekey.plan.output.Terminal;

/** What an examination can be written as. */
public enum DoctorFormat {
  TABLE {
    @Override
    public String write(Examination found, boolean personalDetails, Terminal terminal) {
      return DoctorText.of(found, naming(personalDetails), terminal);
    }
  },
  JSON {
    @Override
    public String write(Examination found, boolean personalDetails, Terminal terminal) {
      return Json.of(DoctorDocument.of(found, naming(personalDetails), personalDetails)) + "\n";
    }
  };

  /**
   * Writes what was found, each line ended by a line feed.
   *
   * @param personalDetails whether to write names; else they are replaced by aliases
   * @param terminal what it will be shown on
   */
  public abstract String write(Examination found, boolean personalDetails, Terminal terminal);

  private static Naming naming(boolean personalDetails) {
    return personalDetails ? Naming.inFull() : Naming.withoutPersonalDetails();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
