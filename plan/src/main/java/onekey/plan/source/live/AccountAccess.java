package onekey.plan.source.live;

/** Opens accounts. */
@FunctionalInterface
public interface AccountAccess {

  /**
   * Finds credentials and Region, and makes clients with them. Calls nothing in the account.
   *
   * @throws onekey.plan.output.BadInputException if the choice names what does not exist
   * @throws onekey.plan.output.CommandFailedException if there are no credentials
   */
  OpenAccount open(AccountChoice choice);
}
