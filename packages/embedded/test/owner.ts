/** Starts the installation in the folder named by its argument, prints the owner's URL and waits to be killed. */
import { startEmbeddedPostgres } from '../src/index.ts';

const server = await startEmbeddedPostgres({ directory: process.argv[2] ?? '', profile: 'durable' });
console.log(server.ownerUrl);
setInterval(() => undefined, 60_000);
