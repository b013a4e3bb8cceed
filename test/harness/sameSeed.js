const fc = require('fast-check');

// Every run has the same examples, so that only a code change can make a test fail.
fc.configureGlobal({ seed: 20261123 });
