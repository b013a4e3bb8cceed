/** Something that the advisor finds. */
export const lint = {
	name: 'rls_disabled_in_public',
	title: 'RLS is off',
	level: 'ERROR',
	detail: 'Table public.notes is open',
	cache_key: 'rls_disabled_in_public_notes',
};

/** How Supabase answers when the advisor has looked at a project. */
export const advisorAnswer = (...lints: unknown[]) => ({
	data: { type: 'project_advisors', id: 'x', attributes: { lints } },
});
