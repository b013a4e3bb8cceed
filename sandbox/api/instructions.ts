import { readOnlyToken, scopedToken } from './authorization.ts';
import { oauthClient } from './oauth.ts';
import type { Sandbox } from './server.ts';

/** The text that `npm run sandbox` prints after the start. */
export function instructions({ url, token, world }: Sandbox): string {
	const projects = world.listProjects().map(({ ref, name, status, organizationSlug }) => {
		return `  ${ref}  ${organizationSlug.padEnd(8)}  ${name.padEnd(16)}  ${status}`;
	});
	return `
The sandbox listens at  ${url}

Access tokens
  full       ${token}
  scoped     ${scopedToken}  reads projects and nothing else
  read-only  ${readOnlyToken}  reads everything, reveals and changes nothing
OAuth2 app
  client ID  ${oauthClient.id}
  secret     ${oauthClient.secret}

Projects
${projects.join('\n')}

Supabase Management node in n8n
  Credential: Access Token as above, API Address ${url}
Supabase CLI
  printf 'name: sandbox\\napi_url: ${url}\\ndashboard_url: ${url}\\nproject_host: localhost\\n' > sandbox.yaml
  export SUPABASE_PROFILE=$PWD/sandbox.yaml SUPABASE_ACCESS_TOKEN=${token}
  supabase projects list
Terraform
  export SUPABASE_API_ENDPOINT=${url} SUPABASE_ACCESS_TOKEN=${token}

Test your own workflows: docs/sandbox.md. Press Ctrl-C to end.`;
}
