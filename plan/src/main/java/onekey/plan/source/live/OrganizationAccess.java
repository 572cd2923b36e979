package onekey.plan.source.live;

/** Opens the way to several accounts. */
@FunctionalInterface
public interface OrganizationAccess {

  /**
   * Finds credentials and Region as {@link AccountAccess#open} does, and calls nothing either.
   *
   * @throws onekey.plan.output.BadInputException if the choice names what does not exist
   * @throws onekey.plan.output.CommandFailedException if there are no credentials
   */
  OpenOrganization openOrganization(AccountChoice choice);
}
