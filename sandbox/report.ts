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

/** A row of the SQL about a project’s tables, or the reason why there is none. */
export interface TableSize {
	table?: string;
	size?: string;
	error?: string | { message: string };
}

/** The result of the demo workflow: organizations, and their projects with services and tables. */
export type Report = Array<{
	organization: Organization;
	projects: Array<{ project: Project; health: Health[]; tables: TableSize[] }>;
}>;

/** The report as a table for the terminal. */
export function toTable(report: Report): string {
	const table = new Table({
		head: ['Organization', 'Project', 'Status', 'Health', 'Largest tables, by SQL'],
		style: { head: [], border: [] },
		colWidths: [null, null, null, 46, 24],
		wordWrap: true,
	});
	for (const { organization, projects } of report) {
		const rows = projects.map(({ project, health, tables }) => [
			project.name,
			project.status,
			describeHealth(health),
			tables.map(describeTable).join('\n'),
		]);
		const [first = [{ content: 'no projects', colSpan: 4 }], ...others] = rows;
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

const describeTable = ({ table, size, ...row }: TableSize) =>
	table === undefined ? `not known: ${messageOf(row)}` : `${table}: ${size}`;

function messageOf({ error }: Health | TableSize): string {
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

/** The running projects whose database returned no rows. Only the sandbox’s all have tables. */
export function findWithoutRows(report: Report): Project[] {
	return report
		.flatMap(({ projects }) => projects)
		.filter(({ project, tables }) => {
			return project.status === 'ACTIVE_HEALTHY' && !tables.some(({ table }) => table);
		})
		.map(({ project }) => project);
}
