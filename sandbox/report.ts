import Table from 'cli-table3';

export interface Organization {
	slug: string;
	name: string;
}

export interface Project {
	ref: string;
	name: string;
	status: string;
}

/** The state of a service, or the reason why it could not be read. */
export interface Health {
	name?: string;
	status?: string;
	error?: string | { message: string };
}

/** The result of the demo workflow: organizations, their projects, and the projects’ services. */
export type Report = Array<{
	organization: Organization;
	projects: Array<{ project: Project; health: Health[] }>;
}>;

/** The report as a table for the terminal. */
export function toTable(report: Report): string {
	const table = new Table({
		head: ['Organization', 'Project', 'Status', 'Health'],
		style: { head: [], border: [] },
		colWidths: [null, null, null, 46],
		wordWrap: true,
	});
	for (const { organization, projects } of report) {
		const rows = projects.map(({ project, health }) => [
			project.name,
			project.status,
			describeHealth(health),
		]);
		const [first = [{ content: 'no projects', colSpan: 3 }], ...others] = rows;
		const span = { content: organization.name, rowSpan: Math.max(rows.length, 1) };
		table.push([span, ...first], ...others);
	}
	return table.toString();
}

function describeHealth(services: Health[]): string {
	const failed = services.find(({ error, status }) => error && !status);
	if (failed) return `not known: ${messageOf(failed)}`;
	const statuses = [...new Set(services.map(({ status }) => status))];
	return statuses
		.map((status) => {
			const group = services.filter((service) => service.status === status);
			return `${status}: ${group.map(({ name }) => name).join(', ')}`;
		})
		.join('\n');
}

function messageOf({ error }: Health): string {
	return typeof error === 'object' ? error.message : (error ?? '');
}

/**
 * The running projects whose health could not be read. The workflow continues after such a failure,
 * which is expected for paused projects, but not for running ones.
 */
export function findUnanswered(report: Report): Project[] {
	return report
		.flatMap(({ projects }) => projects)
		.filter(({ project, health }) => {
			return project.status === 'ACTIVE_HEALTHY' && !health.some(({ status }) => status);
		})
		.map(({ project }) => project);
}
