package onekey.infra;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The tags of every resource.
 *
 * @param values the values by their keys, sorted by key
 * @see <a href="https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html">Tag naming
 *     limits</a>
 */
record ResourceTags(Map<String, String> values) {

  private static final int MOST = 50;
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}");

  /**
   * Some resources accept an empty value, but by CloudFormation's schemas Systems Manager
   * documents, alarms and schedule groups do not.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ssm-document-tag.html">Tag
   *     of AWS::SSM::Document</a>
   */
  private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,256}");

  private static final Pattern SPACE_AT_AN_END = Pattern.compile("^\\p{Z}|\\p{Z}$");

  ResourceTags {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /**
   * Reads the tags.
   *
   * @throws SynthesisRefusedException if one is malformed or reserved, or there are too many
   */
  static ResourceTags read(SettingValues settings) {
    var tags = settings.pairs(Setting.TAGS);
    if (tags.size() > MOST) {
      throw Setting.TAGS.refusal(tags.toString());
    }
    tags.forEach(
        (key, value) -> {
          if (!KEY.matcher(key).matches()
              || key.regionMatches(true, 0, "aws:", 0, 4)
              || !VALUE.matcher(value).matches()
              || SPACE_AT_AN_END.matcher(key).find()
              || SPACE_AT_AN_END.matcher(value).find()) {
            throw Setting.TAGS.refusal(key + "=" + value);
          }
        });
    return new ResourceTags(tags);
  }
}
