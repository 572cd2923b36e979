package onekey.sandbox.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import onekey.sandbox.api.ApiCall;
import onekey.sandbox.api.Json;
import onekey.sandbox.api.Page;
import onekey.sandbox.api.Parameters;

/**
 * IAM's pagination: {@code MaxItems} 1–1000, 100 by default, and a {@code Marker} if {@code
 * IsTruncated} is true.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html">ListUsers</a>
 */
record Paging(int largestPage) {

  private static final int DEFAULT_ITEMS = 100;
  private static final int MOST_ITEMS = 1000;

  <T> ObjectNode page(
      ApiCall call,
      String listName,
      List<T> all,
      Function<T, String> key,
      Function<T, ObjectNode> toObject) {
    var parameters = Parameters.of(call);
    var size = parameters.integer("MaxItems", 1, MOST_ITEMS).orElse(DEFAULT_ITEMS);
    var page =
        Page.of(
            all,
            key,
            parameters.text("Marker", 1, 320),
            Math.min(size, largestPage),
            () -> IamErrors.invalid("Invalid Marker."));
    var result = Json.object();
    result.set(listName, Json.list(page.items(), toObject));
    result.put("IsTruncated", page.next().isPresent());
    page.next().ifPresent(marker -> result.put("Marker", marker));
    return result;
  }
}
