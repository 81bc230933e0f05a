import pg from 'pg';

/** Runs statements one after another over a connection of its own: `create database` cannot run in a transaction. */
export async function runOn(url: string, ...statements: readonly string[]): Promise<void> {
  await withClient(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

/** Does some work over a connection of its own. */
export async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The URL of another database of the same server, for a role. */
export function urlOfDatabase(
  url: string,
  database: string,
  role: { readonly name: string; readonly password: string },
): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  other.username = role.name;
  other.password = role.password;
  return other.href;
}
