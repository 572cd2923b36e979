package onekey.plan.format;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import onekey.plan.format.html.HtmlReport;
import onekey.plan.language.Language;
import onekey.plan.model.Plan;
import onekey.plan.output.Json;
import onekey.plan.output.Terminal;

/** What a plan can be written as. */
public enum PlanFormat {
  TABLE {
    @Override
    public void write(Plan plan, Terminal terminal, Language language, Writer out)
        throws IOException {
      out.write(PlanText.of(plan, terminal));
    }
  },
  JSON {
    @Override
    public void write(Plan plan, Terminal terminal, Language language, Writer out)
        throws IOException {
      Json.write(PlanDocument.of(plan), out);
    }
  },
  CSV {
    @Override
    public void write(Plan plan, Terminal terminal, Language language, Writer out)
        throws IOException {
      PlanCsv.write(plan, out);
    }
  },
  HTML {
    @Override
    public void write(Plan plan, Terminal terminal, Language language, Writer out)
        throws IOException {
      HtmlReport.write(plan, language, out);
    }

    @Override
    public Set<Language> languages() {
      return EnumSet.allOf(Language.class);
    }
  },
  MARKDOWN {
    @Override
    public void write(Plan plan, Terminal terminal, Language language, Writer out)
        throws IOException {
      out.write(PlanMarkdown.of(plan));
    }
  },
  OCSF {
    @Override
    public void write(Plan plan, Terminal terminal, Language language, Writer out)
        throws IOException {
      OcsfFindings.write(plan, out);
    }
  },
  ASFF {
    @Override
    public void write(Plan plan, Terminal terminal, Language language, Writer out)
        throws IOException {
      AsffFindings.write(plan, out);
    }
  };

  /**
   * Writes the plan, each line ended by a line feed.
   *
   * @param terminal what it will be shown on
   * @param language one of the {@link #languages}
   * @param out writes UTF-8; is not closed
   * @throws IOException if it cannot be written to
   * @throws onekey.plan.output.BadInputException if the plan lacks what the format needs
   */
  public abstract void write(Plan plan, Terminal terminal, Language language, Writer out)
      throws IOException;

  /** Returns the languages that it can be in. */
  public Set<Language> languages() {
    return EnumSet.of(Language.EN);
  }

  /** Returns the format that a file of this name has; of several endings the longest counts. */
  public static Optional<PlanFormat> ofFile(String name) {
    return Arrays.stream(values())
        .max(Comparator.comparingInt(format -> format.longestEndingOf(name)))
        .filter(format -> format.longestEndingOf(name) > 0);
  }

  private int longestEndingOf(String name) {
    return endings().stream()
        .filter(name.toLowerCase(Locale.ROOT)::endsWith)
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private List<String> endings() {
    return switch (this) {
      case TABLE -> List.of();
      case JSON -> List.of(".json");
      case CSV -> List.of(".csv");
      case HTML -> List.of(".html", ".htm");
      case MARKDOWN -> List.of(".md", ".markdown");
      case OCSF -> List.of(".ocsf.json");
      case ASFF -> List.of(".asff.json");
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
