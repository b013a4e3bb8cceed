/** A finding of the advisor. */
export const lint = {
	name: 'rls_disabled_in_public',
	title: 'RLS is off',
	level: 'ERROR',
	detail: 'Table public.notes is open',
	cache_key: 'rls_disabled_in_public_notes',
};

/** Supabase’s answer for an advisor run. */
export const advisorAnswer = (...lints: unknown[]) => ({
	data: { type: 'project_advisors', id: 'x', attributes: { lints } },
});
