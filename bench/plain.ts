/** Tables without colors, for cli-table3. */
export const plain = { style: { head: [], border: [], compact: true } };
