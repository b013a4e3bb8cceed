import type { Sandbox } from '../../sandbox/api/server.ts';
import type { Steps } from './steps.ts';

/** The environment of a client. */
export type Setting = {
	sandbox: Sandbox;
	/** An empty folder, which is deleted afterwards. */
	folder: string;
	steps: Steps;
};

/** The ID of a project, by its name. */
export function refOf({ sandbox }: Setting, name: string): string {
	const project = sandbox.world.listProjects().find((each) => each.name === name);
	if (!project) throw new Error(`There is no project ${name}`);
	return project.ref;
}
