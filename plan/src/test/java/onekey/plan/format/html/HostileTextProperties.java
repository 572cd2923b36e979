package onekey.plan.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import onekey.plan.language.Language;
import onekey.plan.language.Text;
import onekey.plan.model.Advice;
import onekey.plan.model.Fix;
import onekey.plan.model.InactiveKey;
import onekey.plan.model.KeySteps;
import onekey.plan.model.PendingStep;
import onekey.plan.model.Plan;
import onekey.plan.model.PlanOrigin;
import onekey.plan.model.PlannedKey;
import onekey.plan.model.PlannedUser;
import onekey.plan.model.PolicySource;
import onekey.plan.model.ToolVersion;
import onekey.plan.output.SafeText;
import onekey.rule.aws.ListedStep.Kind;
import onekey.rule.judgement.ComplianceType;
import onekey.rule.judgement.CountedKey;
import onekey.rule.judgement.Decision;
import onekey.rule.judgement.Exemption;
import onekey.rule.judgement.KeyPolicy;
import onekey.rule.judgement.LastUse;
import onekey.rule.judgement.Removability;
import onekey.rule.judgement.Standing;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Whatever an endpoint answers stands in the report as text, and does nothing there. */
class HostileTextProperties {

  /** What a text may be made of: attempts to leave the text, and any other signs. */
  static final List<String> HOSTILE =
      List.of(
          "<script>window.stolen=1</script>",
          "</script><script>window.stolen=1</script>",
          "</style><style>*{display:none}</style>",
          "\"><img src=x onerror=window.stolen=1>",
          "' onmouseover='window.stolen=1",
          "<svg onload=window.stolen=1>",
          "</code></pre><iframe srcdoc='<script>parent.stolen=1</script>'>",
          "</details></td></table><form action=https://example.com><input name=q>",
          "<base href=https://example.com/><link rel=stylesheet href=//example.com/x.css>",
          "<meta http-equiv=refresh content='0;url=https://example.com'>",
          "<!--",
          "]]>",
          "-->",
          "javascript:window.stolen=1",
          "{{reason}}{{{script.content}}}",
          "{0} {1} {9} {x} '{0}'",
          "$(x)",
          "`x`",
          "&lt;b&gt;&amp;&#60;",
          "\u0000\u0007\u001B[31m",
          "\u202Egnp.exe\u2066",
          "\u200B\uFEFF",
          "\uD800",
          "\uFFFF\uFDD0",
          "\u2028");

  /** Which tags a report has. */
  private static final Map<Language, Document> PLAIN =
      Map.of(
          Language.EN, page(planOf("plain"), Language.EN),
          Language.JA, page(planOf("plain"), Language.JA));

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(Arbitraries.of(HOSTILE), Arbitraries.strings().all().ofMaxLength(30))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> String.join("", parts));
  }

  @Property(tries = 300)
  void anyTextIsOnlyText(@ForAll("texts") String text, @ForAll Language language) {
    // given
    var plain = Objects.requireNonNull(PLAIN.get(language));

    // when
    var page = page(planOf(text), language);

    // then
    assertThat(shape(page)).isEqualTo(shape(plain));
    assertThat(page.expectFirst("script").data()).isEqualTo(plain.expectFirst("script").data());
    assertThat(page.expectFirst("style").data()).isEqualTo(plain.expectFirst("style").data());
    assertThat(verbatim(page)).hasSize(17).containsOnly(shown(text));
    if (language == Language.EN) {
      assertThat(withinSentences(page)).hasSize(6).containsOnly(shown(text));
    }
    assertThat(page.select("pre > code"))
        .hasSize(2)
        .allSatisfy(code -> assertThat(code.wholeText()).isEqualTo(shownCommand(text)));
  }

  /** Whoever may rename an account chooses its name. */
  @Property(tries = 100)
  void anyNameOfAnAccountIsOnlyText(@ForAll("texts") String text, @ForAll Language language) {
    // when
    var page = page(SamplePlans.several(text), language);

    // then
    assertThat(shape(page)).isEqualTo(shape(page(SamplePlans.several("x"), language)));
    assertThat(page.select("section[aria-labelledby=accounts] dt").getFirst().wholeText())
        .isEqualTo("111122223333 (%s)".formatted(shown(text)));
  }

  private static Document page(Plan plan, Language language) {
    return Jsoup.parse(HtmlReport.of(plan, language));
  }

  /** Every element with its attributes, in the order of the file. */
  private static List<String> shape(Document page) {
    return page.getAllElements().stream()
        .map(element -> element.tagName() + element.attributes().asList())
        .toList();
  }

  private static List<String> verbatim(Document page) {
    var texts = new ArrayList<String>();
    for (var selector :
        List.of(
            ".facts > div:first-child dd",
            ".notice dt",
            ".notice dd",
            ".limits li",
            ".name",
            ".id",
            "summary",
            ".key > p > code",
            ".key dl > div:nth-child(3) dd",
            ".key .badge:not(.extra)",
            ".fix li:first-child")) {
      texts.add(page.expectFirst(selector).wholeText());
    }
    for (var selector :
        List.of(
            "#inactive-keys .owner",
            "#inactive-keys summary code",
            "#inactive-keys .fix li",
            ".exemptions .owner",
            ".exemptions td",
            ".facts > div:nth-child(2) dd")) {
      texts.add(page.expectFirst(selector).wholeText());
    }
    return texts;
  }

  private static List<String> withinSentences(Document page) {
    var texts = new ArrayList<String>();
    texts.add(titleAccount(page));
    // Where the policy comes from: a rule of this name in a Region of this name, and an option.
    var source = page.expectFirst(".facts > div:nth-child(4) dd").wholeText();
    var rest = source.substring("Config rule ".length());
    var third = (rest.length() - " in , with ".length()) / 3;
    texts.add(rest.substring(0, third));
    texts.add(rest.substring(rest.length() - third));
    var lastUse = page.expectFirst(".key dl > div:nth-child(2) dd").wholeText();
    var parts = lastUse.substring("2026-11-24 12:00 UTC in ".length());
    var half = (parts.length() - ", ".length()) / 2;
    texts.add(parts.substring(0, half));
    texts.add(parts.substring(half + ", ".length()));
    texts.add(
        page.expectFirst(".advice").textNodes().getFirst().getWholeText().replaceAll(" $", ""));
    return texts;
  }

  private static String titleAccount(Document page) {
    var title = page.expectFirst("title").wholeText();
    return title.substring("OneKey plan of ".length(), title.lastIndexOf(": 1 of"));
  }

  private static String shown(String text) {
    return SafeText.of(text).replaceAll("[\\p{Cs}\\p{IsNoncharacter_Code_Point}]", "\uFFFD");
  }

  private static String shownCommand(String text) {
    return String.join(
        "\n", List.of(text.split("\n", -1)).stream().map(HostileTextProperties::shown).toList());
  }

  /** A plan whose every text is this one. */
  static Plan planOf(String text) {
    var key =
        new PlannedKey(
            text,
            true,
            text,
            SampleUsers.TIME,
            0,
            Optional.of(new LastUse.Recorded(SampleUsers.TIME, text, text)),
            Optional.of(text),
            new KeySteps.Listed(
                text,
                List.of(
                    new PendingStep(
                        Kind.DELETION,
                        PendingStep.State.SCHEDULED,
                        Optional.of(SampleUsers.TIME),
                        text,
                        text,
                        text))),
            List.of(new Advice(Text.english(text), URI.create("https://docs.aws.amazon.com/"))));
    var fix =
        new Fix(
            Fix.Way.CLI,
            List.of(
                SampleUsers.step(text),
                new Fix.Step(
                    Text.verbatim("Paste."),
                    Optional.of(URI.create("https://console.aws.amazon.com/")),
                    Optional.of(text))));
    return new Plan(
        Optional.of(text),
        new PlanOrigin(
            new ToolVersion(text, Optional.of(text), true),
            Optional.of(text),
            new PolicySource(new PolicySource.Base.DeployedRule(text, text), List.of(text))),
        SampleUsers.TIME,
        KeyPolicy.parse(Map.of()),
        List.of(
            new PlannedUser(
                text,
                Optional.of(text),
                List.of(key),
                ComplianceType.NON_COMPLIANT,
                new Standing.OverLimit(
                    new CountedKey(text, SampleUsers.TIME, new LastUse.NotRecorded()),
                    List.of(),
                    new Removability.Removable(SampleUsers.TIME),
                    new Exemption.Malformed(text)),
                new Decision.Remove(text, text),
                List.of(fix))),
        List.of(
            new InactiveKey(
                text,
                Optional.of(text),
                key,
                Optional.of(SampleUsers.TIME),
                Optional.of(new Removability.NeedsPerson(text)),
                Optional.empty(),
                List.of(fix))),
        List.of(new Plan.Unread(text, text)),
        List.of(Text.english(text)));
  }
}
