/** Runs in the measured page. Times are the page’s own, in milliseconds. */
const reading = { start: 0, lastChange: 0 };
let startingEvent = '';

// Only the open node and its lists: other parts of the page change independently.
const watched = '[data-test-id="ndv"], .el-popper';

new MutationObserver((changes) => {
	const isWatched = ({ target }) => (target.parentElement ?? target).closest?.(watched);
	if (changes.some(isWatched)) reading.lastChange = performance.now();
}).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

for (const event of ['click', 'dblclick', 'keydown']) {
	const start = ({ timeStamp }) => {
		if (event === startingEvent) reading.start = timeStamp;
	};
	document.addEventListener(event, start, { capture: true });
}

globalThis.startReadingAt = (event) => {
	startingEvent = event;
	Object.assign(reading, { start: 0, lastChange: performance.now() });
};

globalThis.readingOnceQuietFor = async (milliseconds) => {
	while (performance.now() - reading.lastChange < milliseconds) {
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return reading;
};
