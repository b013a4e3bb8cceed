/**
 * Thrown if the account has no object of the kind that an operation needs. The message is the label
 * of a field.
 */
export class NothingThere extends Error {}
