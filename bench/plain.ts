/** The cli-table3 style for tables without colors. */
export const plain = { style: { head: [], border: [], compact: true } };
