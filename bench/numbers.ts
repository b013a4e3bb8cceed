export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)]!;
}

export function ratio(value: number, to: number | undefined): string {
	return to === undefined ? '–' : (value / to).toFixed(2);
}

/** The median of the ratios by round, because the machine’s speed varies between rounds. */
export function ratioByRound(values: number[], to: number[] | undefined): string {
	return to === undefined
		? '–'
		: median(values.map((value, round) => value / to[round]!)).toFixed(2);
}
