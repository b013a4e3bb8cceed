import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Compiles TypeScript when it is required, as the tests do, so that scripts can load the node. */
export function loadTypeScript() {
	const { transformSync } = require('@swc/core');
	const { '.json': json, '.node': native } = require.extensions;
	// A node’s codex file has the node’s name, but ends in .json: TypeScript must be resolved first.
	delete require.extensions['.json'];
	delete require.extensions['.node'];
	require.extensions['.ts'] = (module, file) => {
		const { code } = transformSync(readFileSync(file, 'utf8'), {
			filename: file,
			jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
			module: { type: 'commonjs' },
		});
		module._compile(code, file);
	};
	require.extensions['.json'] = json;
	require.extensions['.node'] = native;
}
